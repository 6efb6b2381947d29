import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";

export async function NewPasswordField({ label }: { label?: string }) {
	const t = await getTranslator("accounts");
	return (
		<Field
			id="password"
			name="password"
			label={label ?? t("newPassword")}
			hint={t("passwordHint")}
			type="password"
			autoComplete="new-password"
			minLength={12}
			maxLength={200}
			required
		/>
	);
}

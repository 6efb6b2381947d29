"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { TextArea } from "@/components/ui/text-area";
import { useTranslations } from "@/lib/i18n/in-browser";

/** From which pages content may send in a browser: one origin a line. */
export function OriginsForm({
	action,
	connectionId,
	origins,
	seen,
}: {
	action: Act<unknown>;
	connectionId: string;
	/** One a line. */
	origins: string;
	seen: string;
}) {
	const t = useTranslations("connections");
	return (
		<ActForm name="origins" action={action} seen={seen}>
			<input type="hidden" name="connectionId" value={connectionId} />
			<TextArea
				id="origins"
				name="origins"
				rows={3}
				maxLength={7_000}
				spellCheck={false}
				autoCapitalize="none"
				defaultValue={origins}
				label={t("origins.label")}
				hint={t("origins.hint")}
			/>
			<ActNotice words="connections" done={t("manage.done")} />
			<div>
				<SubmitButton>{t("origins.submit")}</SubmitButton>
			</div>
		</ActForm>
	);
}

import { ActForm } from "@/components/acts/act-form";
import type { Act } from "@/components/acts/use-act";
import { getTranslator } from "@/lib/i18n/server";

/** Whether talk sheets may show the group: one choice. */
export async function TalkSettingForm({
	groupBand,
	seen,
	action,
}: {
	groupBand: boolean;
	seen: string;
	action: Act<unknown>;
}) {
	const t = await getTranslator("settings");
	return (
		<ActForm name="talk" action={action} seen={seen} done={t("talk.saved")} submit={t("talk.save")}>
			<label className="inline-flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
				<input type="checkbox" name="groupBand" defaultChecked={groupBand} className="size-4 accent-accent" />
				{t("talk.label")}
			</label>
		</ActForm>
	);
}

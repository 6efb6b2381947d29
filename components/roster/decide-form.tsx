import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { ReadTick } from "@/components/acts/read-tick";
import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { getTranslator } from "@/lib/i18n/server";

/** Apply or discard; a large change asks for a mark that it was looked at. */
export async function DecideForm({
	action,
	importId,
	pupilsEnded,
	largeChange,
}: {
	action: Act<unknown>;
	importId: string;
	/** What the person was told; more than this is not applied. */
	pupilsEnded: number;
	largeChange: boolean;
}) {
	const t = await getTranslator("roster");
	return (
		<ClientMessages nouns={["roster"]}>
			<ActForm action={action} name="decide-import" keeps={false} className="grid gap-2">
				<input type="hidden" name="importId" value={importId} />
				<input type="hidden" name="pupilsEnded" value={pupilsEnded} />
				{largeChange ? <ReadTick>{t("preview.confirm")}</ReadTick> : null}
				<ActNotice words="roster" />
				<div className="flex gap-2">
					<SubmitButton look="primary" name="decision" value="apply">
						{t("preview.apply")}
					</SubmitButton>
					<SubmitButton name="decision" value="discard" formNoValidate>
						{t("preview.discard")}
					</SubmitButton>
				</div>
			</ActForm>
		</ClientMessages>
	);
}

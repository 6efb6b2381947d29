import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { ReadTick } from "@/components/acts/read-tick";
import type { Act } from "@/components/acts/use-act";
import { getTranslator } from "@/lib/i18n/server";

/** Whether two are one, and who remains; the pressed button says which. */
export async function PairForm({
	action,
	choices,
}: {
	action: Act<unknown>;
	/** The one who would remain first. */
	choices: readonly { readonly pupilId: string; readonly label: string }[];
}) {
	const t = await getTranslator("matching");
	return (
		<ActForm action={action} name="pair" className="panel grid gap-3 p-3">
			<h2>{t("decide.title")}</h2>
			{choices.map(({ pupilId }) => (
				<input key={pupilId} type="hidden" name="pupil" value={pupilId} />
			))}
			<fieldset>
				<legend className="max-w-[70ch]">{t("decide.who")}</legend>
				{choices.map(({ pupilId, label }, index) => (
					<label key={pupilId} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
						<input
							type="radio"
							name="kept"
							value={pupilId}
							defaultChecked={index === 0}
							className="size-4 flex-none accent-accent"
						/>
						{label}
					</label>
				))}
			</fieldset>
			<p className="max-w-[70ch] text-ink-2">{t("decide.text")}</p>
			<ReadTick>{t("decide.confirm")}</ReadTick>
			<ActNotice words="matching" />
			<div className="flex flex-wrap items-center gap-2">
				<SubmitButton name="decision" value="merge" look="primary">
					{t("decide.merge")}
				</SubmitButton>
				<SubmitButton name="decision" value="different" formNoValidate>
					{t("decide.apart")}
				</SubmitButton>
				<span className="text-s text-ink-3">{t("decide.apartText")}</span>
			</div>
		</ActForm>
	);
}

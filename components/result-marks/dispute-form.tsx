import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { FieldFrame } from "@/components/ui/field-frame";
import { TextArea } from "@/components/ui/text-area";
import { disputeReasons } from "@/lib/domain/result-marks";
import { getTranslator } from "@/lib/i18n/server";

/** Says that one result is not right: folded away until it is needed. */
export async function DisputeForm({
	pupilId,
	entryId,
	of,
	action,
}: {
	pupilId: string;
	entryId: string;
	/** Which result, for who hears the page. */
	of: string;
	action: TellingAct;
}) {
	const t = await getTranslator("resultMarks");
	const id = (name: string) => `${name}-${entryId}`;
	return (
		<details>
			<summary className="link inline-flex min-h-6 cursor-pointer items-center text-s pointer-coarse:min-h-9">
				{t("form.open")}
				<span className="sr-only">: {of}</span>
			</summary>
			<div className="mt-2 max-w-xl">
				<AccountForm action={action} name={`dispute.${entryId}`} submit={t("form.submit")} look="plain">
					<input type="hidden" name="pupilId" value={pupilId} />
					<input type="hidden" name="entryId" value={entryId} />
					<FieldFrame id={id("reason")} label={t("form.reason")}>
						<select id={id("reason")} name="reason" className="field-control" required>
							{disputeReasons.map((reason) => (
								<option key={reason} value={reason}>
									{t(`reasons.${reason}`)}
								</option>
							))}
						</select>
					</FieldFrame>
					<TextArea id={id("text")} name="text" label={t("form.text")} hint={t("form.hint")} maxLength={500} rows={2} />
				</AccountForm>
			</div>
		</details>
	);
}

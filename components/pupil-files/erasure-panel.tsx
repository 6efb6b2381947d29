import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilFilePage } from "@/lib/queries/pupil-files/find-pupil-file-page";
import { tablesInWords } from "./table-words";

/** What an erasure would take, in counts, and the form that asks for it: the name has to be typed. */
export async function ErasurePanel({
	page,
	today,
	action,
}: {
	page: PupilFilePage;
	today: string;
	action: TellingAct;
}) {
	const [t, format] = await Promise.all([getTranslator("pupilFiles"), getFormatter()]);
	const { erasure } = page;
	const left = erasure?.state === "left-over" ? Object.keys(erasure.counts?.left ?? {}) : [];
	return (
		<section className="panel grid gap-3 p-3" aria-labelledby="erase">
			<div>
				<h2 id="erase">{t("erase.title")}</h2>
				<p className="mt-1 max-w-[65ch] text-ink-2">{t("erase.text")}</p>
				<p className="mt-1 max-w-[65ch] text-ink-2">{t("erase.first")}</p>
			</div>
			<table className="w-full max-w-md border-collapse">
				<caption className="pb-1 text-left text-s text-ink-3">{t("erase.preview")}</caption>
				<tbody>
					{tablesInWords(page.rows, t).map(({ table, words, count }) => (
						<tr key={table} className="border-t border-line">
							<th scope="row" className="py-1 pr-4 text-left font-normal">
								{words}
							</th>
							<td className="py-1 text-right tabular-nums">{format.number(count, 0)}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="max-w-[65ch] text-s text-ink-3">
				{t("erase.messages", { messages: page.messages, files: page.rosterFiles })} {t("erase.kept")}
			</p>
			{left.length > 0 ? (
				<Notice tone="fault" title={t("erase.leftOver")}>
					{t("erase.leftOverText", { tables: format.list(left) })}
				</Notice>
			) : null}
			{erasure?.state === "asked" ? (
				<Notice tone="late" role="status" title={t("erase.busy", { at: format.dayTime(erasure.askedAt, today) })}>
					<p>{t("erase.busyText")}</p>
					<ButtonLink href={`/pupil-files/${page.pupilId}`} prefetch={false} className="mt-1">
						{t("erase.again")}
					</ButtonLink>
				</Notice>
			) : (
				<AccountForm name="erase" keeps={false} action={action} submit={t("erase.submit")} look="plain">
					<input type="hidden" name="pupilId" value={page.pupilId} />
					<Field
						id="typedName"
						name="typedName"
						label={t("erase.confirm", { name: page.name })}
						hint={t("erase.noWayBack")}
						autoComplete="off"
						required
					/>
				</AccountForm>
			)}
		</section>
	);
}

import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { LoneActRow } from "@/lib/queries/access/select-lone-acts";

/** What an admin did alone, a line each: for whom, what, by whom and when. */
export async function LoneActList({ acts, today }: { acts: readonly LoneActRow[]; today: string }) {
	const [t, words, format] = await Promise.all([getTranslator("access"), getTranslator("loneActs"), getFormatter()]);
	return (
		<ul className="grid gap-1">
			{acts.map(({ id, at, act, employee, by }) => {
				const values = { employee, act: words(act), day: format.day(at, today) };
				return (
					<li key={id}>{by === null ? t("alone.byOperator", values) : t("alone.by", { ...values, admin: by })}</li>
				);
			})}
		</ul>
	);
}

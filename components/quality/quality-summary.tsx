import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { CauseRow } from "@/lib/queries/quality/list-causes";

/** Point, then show: how many records wait and how many were rejected. */
export async function QualitySummary({ causes }: { causes: readonly CauseRow[] }) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const sum = (outcome: CauseRow["outcome"]) =>
		causes.reduce((total, cause) => total + (cause.outcome === outcome ? cause.records : 0), 0);
	const [held, rejected] = [sum("held"), sum("rejected")];
	if (held + rejected === 0) return null;
	return (
		<p className="mt-1 text-l">
			{t("summary", {
				held,
				rejected,
				heldText: format.number(held, 0),
				rejectedText: format.number(rejected, 0),
			})}
		</p>
	);
}

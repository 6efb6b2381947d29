import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import type { PupilRow } from "@/lib/queries/pupils/pupil-row";
import { onScale, valueInWords } from "./pupil-words";
import { subjectInWords } from "./subject-in-words";

const cell = "border-b border-line px-2 py-1 align-top";

/** The strips in figures. */
export async function PupilRowsTable({ pupil }: { pupil: PupilPage }) {
	const [t, subjects, measures, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("measures"),
		getFormatter(),
	]);
	const figures = (row: PupilRow) => {
		if (row.comparison.state !== "compared") return null;
		const { spread } = row.comparison;
		const said = (value: number) => onScale(spread, value, format);
		return {
			median: said(spread.median),
			middleHalf: t("table.range", { lower: said(spread.lower), upper: said(spread.upper) }),
			all: joinParts(spread.values.map(said), "  "),
		};
	};
	return (
		<div className="my-2 overflow-x-auto">
			<table className="w-full min-w-160 border-collapse">
				<caption className="sr-only">{t("table.caption")}</caption>
				<thead className="text-ink-3">
					<tr>
						<th scope="col" className={cell}>
							{t("columns.subject")}
						</th>
						<th scope="col" className={`${cell} text-right`}>
							{t("table.value", { name: pupil.givenName })}
						</th>
						<th scope="col" className={`${cell} text-right`}>
							{t("table.median")}
						</th>
						<th scope="col" className={cell}>
							{t("table.middleHalf")}
						</th>
						<th scope="col" className={`${cell} text-right`}>
							{t("table.n")}
						</th>
						<th scope="col" className={cell}>
							{t("table.all")}
						</th>
					</tr>
				</thead>
				<tbody>
					{pupil.rows.map((row) => {
						const spread = figures(row);
						return (
							<tr key={row.key}>
								<th scope="row" className={`${cell} font-normal`}>
									{subjectInWords(row, subjects)},{" "}
									{t("measureOf", { supplier: row.supplier, measure: measures(row.measure) })}
								</th>
								<td className={`${cell} text-right`}>{valueInWords(row, format)}</td>
								<td className={`${cell} text-right`}>{spread?.median ?? "–"}</td>
								<td className={`${cell} whitespace-nowrap`}>{spread?.middleHalf ?? "–"}</td>
								<td className={`${cell} text-right`}>{row.comparison.n}</td>
								<td className={cell}>{spread?.all ?? "–"}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

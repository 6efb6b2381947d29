import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { FamilyAssessment, ScoreScaleRow } from "@/lib/queries/scale-families/scale-family";

const head = "px-2 py-1 text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-6.5 border-t border-line px-2 first:pl-3 last:pr-3";

/** Tests on which no growth is read, with counts alone. */
export async function LooseTests({ tests, today }: { tests: readonly FamilyAssessment[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("scaleFamilies"), getFormatter()]);
	return (
		<details className="panel">
			<summary className="px-3 py-2 font-strong">
				{t("loose")} ({format.number(tests.length, 0)})
			</summary>
			<p className="px-3 pb-2 text-s text-ink-3">{t("looseText")}</p>
			<div className="overflow-x-auto">
				<table className="w-full">
					<thead>
						<tr>
							<th scope="col" className={head}>
								{t("test")}
							</th>
							<th scope="col" className={head}>
								{t("supplier")}
							</th>
							<th scope="col" className={`${head} text-right`}>
								{t("sittings")}
							</th>
							<th scope="col" className={`${head} text-right`}>
								{t("lastDay")}
							</th>
						</tr>
					</thead>
					<tbody>
						{tests.map((test) => (
							<tr key={test.assessmentId}>
								<td className={cell}>{test.name}</td>
								<td className={cell}>{test.supplier}</td>
								<td className={`${cell} text-right`}>{format.number(test.sittings, 0)}</td>
								<td className={`${cell} text-right whitespace-nowrap`}>
									{test.lastDay === null ? t("never") : format.day(test.lastDay, today)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</details>
	);
}

/** The suppliers' own tables from score to word, as they were sent. */
export async function ScoreScales({ scales }: { scales: readonly ScoreScaleRow[] }) {
	const [t, format] = await Promise.all([getTranslator("scaleFamilies"), getFormatter()]);
	return (
		<details className="panel">
			<summary className="px-3 py-2 font-strong">
				{t("scales")} ({format.number(scales.length, 0)})
			</summary>
			<p className="px-3 pb-2 text-s text-ink-3">{t("scalesText")}</p>
			<div className="grid gap-4 px-3 pb-3 sm:grid-cols-2">
				{scales.map((scale) => (
					<table key={`${scale.supplier} ${scale.sourceId}`} className="w-full">
						<caption className="pb-1 text-left">
							{scale.name} <span className="text-s text-ink-3">({scale.supplier})</span>
						</caption>
						<thead>
							<tr>
								<th scope="col" className={`${head} text-right`}>
									{t("from")}
								</th>
								<th scope="col" className={`${head} text-right`}>
									{t("to")}
								</th>
								<th scope="col" className={head}>
									{t("label")}
								</th>
							</tr>
						</thead>
						<tbody>
							{scale.entries.map((entry) => (
								<tr key={`${entry.lower} ${entry.label}`}>
									<td className={`${cell} text-right`}>
										{entry.lower === null ? t("open") : format.decimal(entry.lower)}
									</td>
									<td className={`${cell} text-right`}>
										{entry.upper === null ? t("open") : format.decimal(entry.upper)}
									</td>
									<td className={cell}>{entry.label}</td>
								</tr>
							))}
						</tbody>
					</table>
				))}
			</div>
		</details>
	);
}

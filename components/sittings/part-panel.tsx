"use client";
import { rangeInWords } from "@/components/goals/goal-words";
import type { PartRow } from "@/lib/charts/prepare-sitting";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { ExplorerPupil } from "./explorer-pupil";
import { scoreInWords } from "./sitting-words";

const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;
const head = "px-2 py-1 text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-7 border-t border-line px-2 first:pl-3 last:pr-3";
/** With so few tasks one more right is a leap. */
const fewTasks = 15;

/** Parts on their own length: the group's middle half and median, and the chosen pupils. */
export function PartPanel({ parts, chosen }: { parts: readonly PartRow[]; chosen: readonly ExplorerPupil[] }) {
	const t = useTranslations("sittings");
	const format = formatter(useLocale());
	const few = parts.some((part) => part.maximum !== null && part.type === "number-correct" && part.maximum <= fewTasks);
	return (
		<section className="panel overflow-x-auto pb-2" aria-labelledby="parts">
			<h2 id="parts" className="px-3 pt-2">
				{t("parts.title")}
			</h2>
			<p className="px-3 text-s text-ink-3">{t("parts.hint")}</p>
			<table className="w-full">
				<thead>
					<tr>
						<th scope="col" className={head}>
							{t("parts.part")}
						</th>
						<td className={head} />
						<th scope="col" className={`${head} text-right`}>
							{t("parts.median")}
						</th>
						{chosen.map((pupil) => (
							<th key={pupil.pupilId} scope="col" className={`${head} text-right`}>
								{pupil.label}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{parts.map((part) => (
						<tr key={part.partSourceId}>
							<th scope="row" className={`${cell} w-[28%] font-normal`}>
								{part.name}{" "}
								<span className="text-s whitespace-nowrap text-ink-3">
									{t("parts.ends", rangeInWords(part.low, part.high, part, format))}
								</span>
							</th>
							<td className={cell}>
								<PartPicture part={part} chosen={chosen} />
							</td>
							<td className={`${cell} text-right whitespace-nowrap`}>
								{part.group === null
									? t("parts.tooFew")
									: isCounted(part)
										? t("parts.of", {
												value: scoreInWords(part.group.median.value, part.type, format),
												maximum: format.number(part.maximum ?? 0),
											})
										: scoreInWords(part.group.median.value, part.type, format)}
							</td>
							{chosen.map((pupil) => {
								const place = placeOf(part, pupil);
								return (
									<td key={pupil.pupilId} className={`${cell} text-right font-strong whitespace-nowrap text-accent`}>
										{place ? scoreInWords(place.value, part.type, format) : t("table.none")}
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
			{few ? <p className="px-3 pt-1 text-s text-ink-3">{t("parts.few")}</p> : null}
		</section>
	);
}

function isCounted(part: PartRow): boolean {
	return part.maximum !== null && (part.type === "number-correct" || part.type === "score-points");
}

function placeOf(part: PartRow, pupil: ExplorerPupil) {
	return (part.places as Readonly<Record<string, { ratio: number; value: number }>>)[pupil.pupilId];
}

function PartPicture({ part, chosen }: { part: PartRow; chosen: readonly ExplorerPupil[] }) {
	return (
		<svg className="chart min-w-32" width="100%" height="20" aria-hidden="true">
			<line className="chart-grid" x1="0" x2="100%" y1="10" y2="10" />
			{part.group === null ? (
				Object.values(part.places).map((place, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity here, and never move
					<circle key={index} className="chart-dot" cx={percent(place.ratio)} cy="10" r="3" />
				))
			) : (
				<>
					<rect
						className="chart-band"
						x={percent(part.group.lower)}
						width={percent(Math.max(0.002, part.group.upper - part.group.lower))}
						y="3"
						height="14"
					/>
					<line
						className="chart-median"
						x1={percent(part.group.median.ratio)}
						x2={percent(part.group.median.ratio)}
						y1="1"
						y2="19"
					/>
				</>
			)}
			{chosen.map((pupil) => {
				const place = placeOf(part, pupil);
				return place ? (
					<g key={pupil.pupilId}>
						<circle className="chart-halo" cx={percent(place.ratio)} cy="10" r="6" />
						<circle className="chart-dot-self" cx={percent(place.ratio)} cy="10" r="4.5" />
					</g>
				) : null;
			})}
		</svg>
	);
}

"use client";
import type { PartRow } from "@/lib/charts/prepare-sitting";
import { type Formatter, formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { Translator } from "@/lib/i18n/translator";
import type { ExplorerPupil } from "./explorer-pupil";
import { measureTitle, scoreInWords, tickInWords } from "./sitting-words";

const percent = (ratio: number) => `${(100 * ratio).toFixed(2)}%`;
const head = "px-2 py-1 text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-7 border-t border-line px-2 first:pl-3 last:pr-3";
/** With so few tasks one more right is a leap. */
const fewTasks = 15;

/** Parts on their own length: the group's share with its interval, or its middle half on a scale, and the chosen pupils. */
export function PartPanel({ parts, chosen }: { parts: readonly PartRow[]; chosen: readonly ExplorerPupil[] }) {
	const [t, measures] = [useTranslations("sittings"), useTranslations("measures")];
	const format = formatter(useLocale());
	const several = new Set(parts.filter((part) => !part.leads).map((part) => part.partSourceId));
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
							{t("parts.group")}
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
						<tr key={`${part.partSourceId} ${part.type} ${part.maximum}`}>
							<th scope="row" className={`${cell} w-[28%] font-normal`}>
								{part.leads ? part.name : null}{" "}
								{several.has(part.partSourceId) ? (
									<span className="text-s text-ink-2">{measureTitle(part, { measures, format })}</span>
								) : null}{" "}
								<span className="text-s whitespace-nowrap text-ink-3">
									{t("parts.ends", {
										low: tickInWords(part.low, part, format),
										high: tickInWords(part.high, part, format),
									})}
								</span>
							</th>
							<td className={cell}>
								<PartPicture part={part} chosen={chosen} />
							</td>
							<td className={`${cell} text-right whitespace-nowrap`}>{ofGroup(part, t, format)}</td>
							{chosen.map((pupil) => {
								const place = placeOf(part, pupil);
								return (
									<td key={pupil.pupilId} className={`${cell} text-right font-strong whitespace-nowrap text-accent`}>
										{place ? scoreInWords(place.value, part, format) : t("table.none")}
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

/** The group's share with interval and n, of a score on a scale its median with n. */
function ofGroup(part: PartRow, t: Translator<"sittings">, format: Formatter): string {
	if (part.share !== null) {
		const { code, ratio, interval, n } = part.share;
		const range = { low: format.number(100 * interval.low, 0), high: format.share(interval.high) };
		return t(code === "right" ? "parts.right" : "parts.mean", { share: format.share(ratio), ...range, n });
	}
	if (part.group === null) return t("parts.tooFew");
	return t("parts.medianOf", { value: scoreInWords(part.group.median.value, part, format), n: part.n });
}

function placeOf(part: PartRow, pupil: ExplorerPupil) {
	return (part.places as Readonly<Record<string, { ratio: number; value: number }>>)[pupil.pupilId];
}

function PartPicture({ part, chosen }: { part: PartRow; chosen: readonly ExplorerPupil[] }) {
	return (
		<svg className="chart min-w-32" width="100%" height="20" aria-hidden="true">
			<line className="chart-grid" x1="0" x2="100%" y1="10" y2="10" />
			{part.share !== null ? (
				<>
					<line
						className="stroke-mark"
						strokeWidth="2"
						x1={percent(part.share.from)}
						x2={percent(part.share.to)}
						y1="10"
						y2="10"
					/>
					<circle className="chart-dot" cx={percent(part.share.at)} cy="10" r="4" />
				</>
			) : part.group === null ? (
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

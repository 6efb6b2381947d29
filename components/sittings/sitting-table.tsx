import Link from "next/link";
import { valueInWords } from "@/components/goals/goal-words";
import type { Formatter } from "@/lib/i18n/format";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Translator } from "@/lib/i18n/translator";
import type { SittingPage, SittingPupil } from "@/lib/queries/sittings/find-sitting-page";
import type { SittingMeasure } from "@/lib/standing/describe-sitting";
import { alsoSentInWords, columnsOf, differenceInWords, type MeasureWords, stateInWords } from "./sitting-words";

const head = "px-2 py-1 align-bottom text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-6.5 border-t border-line px-2 whitespace-nowrap first:pl-3 last:pr-3";

/** All pictures of a test as one table: a row per pupil, also of who has no result. */
export async function SittingTable({ page }: { page: SittingPage }) {
	const [t, measures, format] = await Promise.all([
		getTranslator("sittings"),
		getTranslator("measures"),
		getFormatter(),
	]);
	const { main, levels } = page.picture;
	const columns = columnsOf(page.picture, { measures, t, format });
	const first = main ?? levels[0] ?? null;
	const growth = page.compared && page.compared.growth.code === "numeric" ? page.compared : null;
	return (
		<details className="panel">
			<summary className="px-3 py-2 font-strong">{t("table.title")}</summary>
			<div className="overflow-x-auto pb-2">
				<table className="w-full">
					<caption className="sr-only">{t("table.caption")}</caption>
					<thead>
						<tr>
							<th scope="col" className={head}>
								{t("table.pupil")}
							</th>
							<th scope="col" className={head}>
								{t("table.state")}
							</th>
							{columns.map(({ key, title }) => (
								<th key={key} scope="col" className={`${head} text-right`}>
									{title}
								</th>
							))}
							<th scope="col" className={head}>
								{t("table.standing")}
							</th>
							{growth ? (
								<>
									<th scope="col" className={`${head} text-right`}>
										{t("table.before", { day: format.day(growth.sitting.day, page.today) })}
									</th>
									<th scope="col" className={`${head} text-right`}>
										{t("table.growth")}
									</th>
								</>
							) : null}
						</tr>
					</thead>
					<tbody>
						{page.pupils.map((pupil) => (
							<tr key={pupil.pupilId}>
								<th scope="row" className={`${cell} font-normal`}>
									{pupil.here ? (
										<Link className="link-quiet" href={`/pupils/${pupil.pupilId}`}>
											{pupil.name}
										</Link>
									) : (
										pupil.name
									)}
								</th>
								<td className={`${cell} text-ink-2`}>{stateInWords(pupil, t, (day) => format.day(day, page.today))}</td>
								{columns.map(({ key, measure }) => (
									<td key={key} className={`${cell} text-right`}>
										{shownOf(page, measure, pupil, { t, measures, format })}
									</td>
								))}
								<td className={`${cell} text-ink-2`}>{placeOf(first, pupil, t)}</td>
								{growth ? <GrowthCells page={page} pupil={pupil} t={t} format={format} /> : null}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</details>
	);
}

type Translate = Translator<"sittings">;

function shownOf(
	page: SittingPage,
	measure: SittingMeasure,
	pupil: SittingPupil,
	{ t, measures, format }: MeasureWords,
): string {
	const value = measure.values.get(pupil.pupilId);
	if (!value) return t("table.none");
	const shown = valueInWords(value, measure, format);
	const others = alsoSentInWords(page, pupil.pupilId, measure, { measures, format });
	return others.length === 0 ? shown : t("table.alsoSent", { value: shown, others: format.list(others) });
}

function placeOf(measure: SittingMeasure | null, pupil: SittingPupil, t: Translate): string {
	const standing = measure?.standings.get(pupil.pupilId);
	if (standing?.code === "placed") return t(`table.half.${standing.middleHalf}`);
	return standing?.code === "too-few" ? t("parts.tooFew") : t("table.none");
}

function GrowthCells({
	page,
	pupil,
	t,
	format,
}: {
	page: SittingPage;
	pupil: SittingPupil;
	t: Translate;
	format: Formatter;
}) {
	const growth = page.compared?.growth;
	const own = growth?.code === "numeric" ? growth.pupils.find((one) => one.pupilId === pupil.pupilId) : undefined;
	if (own?.difference == null || own.earlier.shown === null)
		return (
			<>
				<td className={`${cell} text-right`}>{t("table.none")}</td>
				<td className={`${cell} text-right`}>{t("table.none")}</td>
			</>
		);
	const scale = page.picture.main ?? { type: "skill-score" as const };
	const difference = differenceInWords(own.difference, scale, format);
	return (
		<>
			<td className={`${cell} text-right`}>{format.bareOnScale(own.earlier.shown, scale)}</td>
			<td className={`${cell} text-right`}>
				{own.interval === null
					? difference
					: t("table.interval", {
							difference,
							low: differenceInWords(own.interval.low, scale, format),
							high: differenceInWords(own.interval.high, scale, format),
						})}
			</td>
		</>
	);
}

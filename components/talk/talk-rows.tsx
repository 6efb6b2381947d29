import { prepareTalkStrip } from "@/lib/charts/prepare-talk-strip";
import { subjectKeys } from "@/lib/domain/subjects";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { TalkSheet } from "@/lib/queries/talk/find-talk-sheet";
import type { TalkBand, TalkPractice, TalkRow } from "@/lib/queries/talk/talk-row";
import { ChangeWords } from "../pupils/change-words";
import { GoalStates } from "../pupils/goal-states";
import { levelsInWords } from "../pupils/goal-words";
import { scaleOf } from "../pupils/pupil-words";
import { subjectInWords } from "../pupils/subject-in-words";
import styles from "./talk-sheet.module.css";

const percent = (ratio: number) => `${(ratio * 100).toFixed(2)}%`;

/** One row a subject and source: what it is, the value, and in words; the group only as an area, where it is allowed. */
export async function TalkRows({ sheet, today }: { sheet: TalkSheet; today: string }) {
	const [t, pupils, subjects, measures, common, format] = await Promise.all([
		getTranslator("talk"),
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("measures"),
		getTranslator("common"),
		getFormatter(),
	]);
	if (sheet.rows.length + sheet.subjectGoals.length === 0) return <p className="pt-1">{t("subjects.none")}</p>;
	const withBand = sheet.rows.some((row) => row.band !== null);
	const reached = ({ counts }: TalkPractice) => {
		const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
		return pupils("goals.reached", { count: counts.reached, total });
	};
	const value = ({ value, ...row }: TalkRow) =>
		value === null || value.number === null ? (value?.text ?? "") : format.onScale(value.number, scaleOf(row));
	const testRow = (row: TalkRow) => (
		<li key={row.key} className={`${styles.row} ${withBand ? "" : styles.plain}`}>
			<div>
				<h3>{subjectInWords(row, subjects)}</h3>
				<p className="text-s text-ink-3">
					{joinParts([row.supplier, measures(row.measure), row.assessment, row.at && format.day(row.at, today)])}
				</p>
			</div>
			{withBand ? <div>{row.band ? <Band row={row} band={row.band} name={sheet.givenName} /> : null}</div> : null}
			<b className="text-right text-l">{value(row)}</b>
			<div className="text-s">
				{row.band ? (
					<p className="text-m">
						{row.band.distinct === false ? t("subjects.notDistinct") : t(`subjects.band.${row.band.place}`)}
					</p>
				) : null}
				<ChangeWords row={row} t={pupils} format={format} today={today} />
			</div>
		</li>
	);
	const goalsRow = (row: TalkPractice) => (
		<li key={row.subjectKey} className={`${styles.row} ${styles.plain}`}>
			<div>
				<h3>{subjects(row.subjectKey)}</h3>
				<p className="text-s text-ink-3">{pupils("goals.what")}</p>
			</div>
			<b className="text-right text-l whitespace-nowrap">{reached(row)}</b>
			<div className="text-s">
				<GoalStates counts={row.counts} common={common} />
				{levelsInWords(row.levels, pupils, format).map((said) => (
					<p key={said}>{said}</p>
				))}
			</div>
		</li>
	);
	return (
		<>
			<ul>
				{subjectKeys.flatMap((subject) => [
					...sheet.rows.filter((row) => row.subjectKey === subject).map(testRow),
					...sheet.subjectGoals.filter((row) => row.subjectKey === subject).map(goalsRow),
				])}
			</ul>
			{withBand ? <p className="pt-1 text-s text-ink-3">{t("subjects.key", { name: sheet.givenName })}</p> : null}
		</>
	);
}

async function Band({ row, band, name }: { row: TalkRow; band: TalkBand; name: string }) {
	const [t, format] = await Promise.all([getTranslator("talk"), getFormatter()]);
	const model = prepareTalkStrip(band, row.interval);
	const said = (at: number) => band.levels?.[at] ?? format.onScale(at, scaleOf(row));
	const [lower, upper, median] = [said(band.lower), said(band.upper), said(band.median)];
	return (
		<>
			<svg
				className="chart"
				width="100%"
				height="20"
				role="img"
				aria-label={t("strip", {
					name,
					value: said(band.own),
					...{ lower, upper, median },
				})}
			>
				<line className="chart-axis" x1="0" x2="100%" y1="18" y2="18" />
				<rect
					className="chart-band"
					x={percent(model.band.from)}
					width={percent(model.band.to - model.band.from)}
					y="3"
					height="12"
				/>
				<line className="chart-median" x1={percent(model.median)} x2={percent(model.median)} y1="1" y2="17" />
				{model.interval ? (
					<line
						className="chart-interval"
						x1={percent(model.interval.from)}
						x2={percent(model.interval.to)}
						y1="9"
						y2="9"
					/>
				) : null}
				<circle className="chart-dot-self" cx={percent(model.own)} cy="9" r="4" />
			</svg>
			{/* Levels have no axis that says them: their names stand under the strip. */}
			{band.levels === null ? null : (
				<p className="text-s text-ink-3">{t("subjects.levels", { lower, upper, median })}</p>
			)}
		</>
	);
}

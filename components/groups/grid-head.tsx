import { ProvenanceSheet } from "@/components/provenance/provenance-sheet";
import { StatusShape } from "@/components/ui/status";
import type { ColumnModel, GridModel } from "@/lib/charts/prepare-grid";
import { getTranslator } from "@/lib/i18n/server";
import { columnKey } from "@/lib/queries/goals/column-key";
import type { GoalHead } from "@/lib/queries/groups/select-goals";
import type { GridWords } from "./grid-cell";
import { measureInWords, numberInWords } from "./grid-words";
import styles from "./group-grid.module.css";

const shapes = ["reached", "growing", "stuck", "no-data"] as const;

/** The head: domains, and for each goal its name, scale, spread with median, and how many have a value. */
export async function GridHead({
	model,
	goals,
	total,
	provenance,
	words,
}: {
	model: GridModel;
	goals: readonly GoalHead[];
	total: number;
	/** Of the group in our API, with the period that is shown. */
	provenance: { path: `/api/v1/${string}`; period: string; today: string };
	words: GridWords;
}) {
	const measures = await getTranslator("measures");
	const { t, common } = words;
	return (
		<thead>
			<tr className={styles.domains}>
				<th className={styles.corner} rowSpan={2} scope="col">
					<span className="sr-only">{t("grid.pupil")}</span>
					<span className={styles.key} aria-hidden="true">
						{shapes.map((name) => (
							<span key={name}>
								<StatusShape name={name} />
								{common(`status.${name}`)}
							</span>
						))}
						<span>
							<svg viewBox="0 0 10 10" aria-hidden="true">
								<line className={styles.tick} x1="5" x2="5" y1="0" y2="10" />
							</svg>
							{t("grid.medianKey")}
						</span>
					</span>
				</th>
				{model.domains.map((domain) => (
					<th key={domain.first} scope="colgroup" colSpan={domain.count} className={styles.first}>
						{domain.domain ?? t("grid.goals")}
					</th>
				))}
			</tr>
			<tr>
				{model.columns.map((column, index) => {
					const goal = goals[index];
					const first = model.domains.some((domain) => domain.first === index);
					return goal ? (
						<th key={goal.goalId} scope="col" className={first ? styles.first : ""} title={`${goal.code} ${goal.text}`}>
							<span className={styles.goal} lang="nl">
								{goal.title}
							</span>
							<span className={styles.measure}>
								{column.column.source && column.source
									? `${column.source.supplier}, ${measureInWords(column.column.source.key, t, measures)}`
									: t("grid.noSource")}
							</span>
							<Spread column={column} provenance={provenance} words={words} />
							<span className={styles.count}>
								<span>
									<span aria-hidden="true">{t("grid.of", { n: column.column.n, total })}</span>
									<span className="sr-only">{t("grid.ofLong", { n: column.column.n, total })}</span>
								</span>
								<Note column={column} words={words} />
							</span>
						</th>
					) : null;
				})}
			</tr>
		</thead>
	);
}

function Spread({
	column,
	provenance,
	words: { t, format },
}: {
	column: ColumnModel;
	provenance: Parameters<typeof GridHead>[0]["provenance"];
	words: GridWords;
}) {
	const { spread, source } = column.column;
	if (source === null || spread.code === "too-few" || spread.code === "unordered")
		return <span className={styles.spread} />;
	const median = spread.code === "ordinal" ? spread.median : numberInWords(spread.quartiles.median, source.key, format);
	return (
		<span className={styles.spread}>
			{column.bars === null ? null : (
				<svg
					viewBox="0 0 120 26"
					preserveAspectRatio="none"
					role="img"
					aria-label={t("grid.spread", { n: spread.n, value: median })}
				>
					{column.bars.map((height, bin) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place on the scale
						<rect key={bin} x={bin * 10 + 0.5} y={25 - 24 * height} width="9" height={24 * height} />
					))}
					<line className="chart-axis" x1="0" x2="120" y1="25.5" y2="25.5" vectorEffect="non-scaling-stroke" />
					{column.medianRatio === null ? null : (
						<line
							className={styles.tick}
							x1={120 * column.medianRatio}
							x2={120 * column.medianRatio}
							y1="0"
							y2="26"
							vectorEffect="non-scaling-stroke"
						/>
					)}
				</svg>
			)}
			<ProvenanceSheet
				address={`${provenance.path}/goals/${column.column.goalId}/provenance?${new URLSearchParams({ period: provenance.period })}`}
				figureKey={columnKey(source.connectionId, source.key)}
				today={provenance.today}
				value={t("grid.median", { value: median })}
				supplier={column.source?.supplier ?? ""}
				className={styles.median}
			>
				{median}
			</ProvenanceSheet>
		</span>
	);
}

function Note({ column, words: { t, format } }: { column: ColumnModel; words: GridWords }) {
	if (column.source?.late && column.source.lastDeliveryAt) {
		return (
			<span className={styles.late}>
				<StatusShape name="late" />
				{format.day(column.source.lastDeliveryAt)}
				<span className="sr-only">{t("grid.late")}</span>
			</span>
		);
	}
	return column.column.spread.code === "too-few" && column.column.n > 0 ? <span>{t("grid.tooFew")}</span> : null;
}

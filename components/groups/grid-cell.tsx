import { StatusShape } from "@/components/ui/status";
import type { CellModel, ColumnModel } from "@/lib/charts/prepare-grid";
import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import { numberInWords, standingInWords } from "./grid-words";
import styles from "./group-grid.module.css";

export interface GridWords {
	readonly t: Translator<"groups">;
	readonly common: Translator<"common">;
	readonly format: Formatter;
}

/** One pupil on one goal: bar with the median's tick, the value, the status as a shape with its word. */
export function GridCell({
	model,
	column,
	href,
	words,
	first,
}: {
	model: CellModel;
	column: ColumnModel;
	href: string;
	words: GridWords;
	first: boolean;
}) {
	const { cell } = model;
	const tone = cell.status === "stuck" ? styles.stuck : cell.status === "reached" ? styles.reached : "";
	return (
		<td className={`${tone} ${first ? styles.first : ""}`}>
			<a className={styles.cell} href={href} tabIndex={-1} data-cell="">
				<CellContent model={model} column={column} words={words} />
			</a>
		</td>
	);
}

function CellContent({ model, column, words }: { model: CellModel; column: ColumnModel; words: GridWords }) {
	const { t, common, format } = words;
	const { cell, state } = model;
	const key = column.column.source?.key;
	if (state === "few") {
		return (
			<span className={styles.few} title={t("grid.takenLong", { count: cell.taken ?? 0 })}>
				{t("grid.taken", { count: cell.taken ?? 0 })}
			</span>
		);
	}
	if (state === "none" || cell.value === null || key === undefined) {
		return (
			<>
				<span className={styles.nothing} />
				<StatusShape name="no-data" className={styles.shape} />
				<span className="sr-only">{t("grid.none")}</span>
			</>
		);
	}
	const place = standingInWords(cell.standing, t);
	return (
		<>
			{model.barRatio === null ? null : <Bar ratio={model.barRatio} tick={column.medianRatio} />}
			{cell.contradicts ? (
				<span className={styles.contradicts} title={t("grid.contradicts")}>
					<span aria-hidden="true">≠</span>
					<span className="sr-only">{t("grid.contradicts")}</span>
				</span>
			) : null}
			<span className={cell.value.shown === null ? styles.label : styles.figure}>
				{cell.value.shown === null ? cell.value.label : numberInWords(cell.value.shown, key, format)}
			</span>
			{cell.status === null ? (
				<span className={styles.noShape} />
			) : (
				<>
					<StatusShape name={cell.status} className={styles.shape} />
					<span className="sr-only">{common(`status.${cell.status}`)}</span>
				</>
			)}
			{place === "" ? null : <span className="sr-only">, {place}</span>}
		</>
	);
}

function Bar({ ratio, tick }: { ratio: number; tick: number | null }) {
	return (
		<svg className={styles.bar} aria-hidden="true">
			<rect x="0" y="30%" height="40%" width={`${(100 * ratio).toFixed(1)}%`} />
			{tick === null ? null : <Tick ratio={tick} />}
		</svg>
	);
}

function Tick({ ratio }: { ratio: number }) {
	const x = `${(100 * ratio).toFixed(1)}%`;
	return <line className={styles.tick} x1={x} x2={x} y1="0" y2="100%" />;
}

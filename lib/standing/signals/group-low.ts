import type { GridCell, GridColumn } from "../build-group-grid";
import type { StandingSettings } from "../settings";
import type { GoalOf } from "./group-input";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

/** From so many comparable pupils a share of them that is stuck says something of the group (STANDING, the group itself). */
export const groupMin = 10;

/**
 * The group itself is low on a goal (STANDING, the group itself): more than the threshold of at least 10 comparable
 * pupils is stuck, or the median of share right lies below the threshold of stuck. One signal, which points at the
 * lesson; the signals of pupils stand beside it. By the column of the group grid, so that it says what the grid shows.
 * New reason: another source. How many are stuck may change from day to day, and is none.
 */
export function groupLow(
	{ goalId, subject }: GoalOf,
	column: GridColumn,
	schoolYear: number | null,
	settings: StandingSettings,
	{ groupPercent }: Thresholds<"group-low">,
): SignalOf<"group-low">[] {
	const { source, spread } = column;
	if (source === null || source.key.type !== "share-right" || spread.code !== "numeric") return [];
	const limit = 100 * settings.stuckRatio;
	const { median } = spread.quartiles;
	const stuck = column.cells.filter((cell) => cell.status === "stuck").length;
	const many = spread.n >= groupMin && stuck * 100 > spread.n * groupPercent;
	const low = median < limit;
	if (!many && !low) return [];
	const under = column.cells.filter((cell) => isUnder(cell, limit));
	return [
		{
			code: "group-low",
			pupilId: null,
			pupilIds: under.map((cell) => cell.pupilId),
			subject,
			goalId,
			connectionIds: [source.connectionId],
			reason: source.connectionId,
			day: under.reduce((latest, { lastDay }) => (lastDay !== null && lastDay > latest ? lastDay : latest), ""),
			facts: { stuck, n: spread.n, median, limit, groupPercent, many, low, schoolYear },
		},
	];
}

/** A comparable pupil whose share right lies under the threshold of stuck; who is stuck does, with the whole interval. */
const isUnder = ({ value }: GridCell, limit: number) =>
	value?.rank != null && value.shown !== null && value.shown < limit;

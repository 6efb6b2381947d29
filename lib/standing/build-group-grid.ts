import { compareNames } from "../domain/compare-names";
import { groupBy } from "../domain/group-by";
import type { ConnectionId, GoalId, GroupId, PersonId } from "../domain/ids";
import { type MeasuredGoal, measuredGoals } from "./choose-measure";
import { contradictionsIn } from "./contradiction";
import type { GoalFact, LevelFact, SourceFact } from "./facts";
import { factsAtGoal, type MadeWork, type OtherMeasure } from "./facts-at-goal";
import { type GoalNotice, type GoalState, goalState, noticeOf } from "./goal-state";
import { type GoalStatus, goalStatus } from "./goal-status";
import { countedIn, type GroupSpread, groupSpread, type Standing, standingsIn } from "./group-standing";
import { levelOrder } from "./level-order";
import { type PartShare, shareOfPart } from "./part-share";
import type { StandingSettings } from "./settings";
import { barScale } from "./timeline-scale";
import type { MeasureKey, Value } from "./value-of-fact";

export interface GridFacts {
	/** The pupils who are compared: of one school year in a combination group. */
	readonly pupilIds: readonly PersonId[];
	readonly goalIds: readonly GoalId[];
	readonly facts: readonly GoalFact[];
	readonly sources: readonly Pick<SourceFact, "connectionId" | "adaptive">[];
	/** Tests without a result that counts; may be left out where only statuses are asked for. */
	readonly notices?: readonly GoalNotice[];
}

export interface GridColumn {
	readonly goalId: GoalId;
	/** Null: nobody has anything on this goal. */
	readonly source: { readonly connectionId: ConnectionId; readonly key: MeasureKey } | null;
	/** The group, over the `n` pupils who count in it: those of the cells with `counts`. */
	readonly spread: GroupSpread;
	/** Of a part of a test, in place of a median; null: no part, or a scale without a highest score. */
	readonly share: PartShare | null;
	/** Nothing counts here: the groups where it does, said once for the column. Empty: something counts here. */
	readonly elsewhere: readonly CountingPlace[];
	/** The scale that bars and spread are drawn on; null where labels have none. */
	readonly scale: { readonly low: number; readonly high: number; readonly cut: boolean } | null;
	/** How many of the pupils have a value, also one that does not count in the spread yet. */
	readonly valued: number;
	readonly lastDay: string | null;
	readonly cells: readonly GridCell[];
}

/** Another group in which the results of a column count. */
export interface CountingPlace {
	readonly group: string;
	readonly groupId: GroupId | null;
}

export interface GridCell {
	readonly pupilId: PersonId;
	readonly value: Value | null;
	readonly standing: Standing | null;
	/** Whether the value is one of those that the spread of the column is of. */
	readonly counts: boolean;
	readonly status: GoalStatus | null;
	readonly state: GoalState;
	/** Practice: first attempts that the value rests on, also when too few for one; else null. */
	readonly taken: number | null;
	/** Without a value here: what this source has in another measure, and what was made that nothing is said of. */
	readonly other: OtherMeasure | null;
	readonly made: MadeWork | null;
	readonly contradicts: boolean;
	readonly lastDay: string | null;
}

export interface GroupGrid {
	readonly columns: readonly GridColumn[];
	/** How many goals each pupil is stuck on, in the order of pupilIds. */
	readonly stuck: readonly number[];
}

/** The group grid of one subject: a column per goal on one source and scale, and a cell per pupil. */
export function buildGroupGrid(input: GridFacts, settings: StandingSettings): GroupGrid {
	const adaptive = new Map(input.sources.map((source) => [source.connectionId, source.adaptive]));
	const byGoal = groupBy(input.facts, (fact) => fact.goalId);
	const columns = input.goalIds.map((goalId) => {
		const facts = byGoal.get(goalId) ?? [];
		const measured = measuredGoals(facts, adaptive, settings);
		return buildColumn(input, goalId, facts, measured, adaptive, settings);
	});
	const stuck = input.pupilIds.map(
		(_, row) => columns.filter((column) => column.cells[row]?.status === "stuck").length,
	);
	return { columns, stuck };
}

function buildColumn(
	input: GridFacts,
	goalId: GoalId,
	facts: readonly GoalFact[],
	measured: readonly MeasuredGoal[],
	adaptive: ReadonlyMap<ConnectionId, SourceFact["adaptive"]>,
	settings: StandingSettings,
): GridColumn {
	const { chosen, of } = factsAtGoal(facts, measured);
	const values = chosen?.values.filter((value) => value !== null) ?? [];
	const spread = groupSpread(values, settings, chosen && levelsOf(chosen));
	const standingOf = standingsIn(values, settings);
	const contradictionOf = contradictionsIn(measured, settings);
	const source = chosen && { connectionId: chosen.connectionId, key: chosen.key };
	const notices = input.notices?.filter((notice) => notice.goalId === goalId) ?? [];
	const isCounted = countedIn(values);
	const cells = input.pupilIds.map((pupilId) => {
		const { fact, value, other, made } = of(pupilId);
		const taken = fact?.kind === "practice" ? fact.judged || fact.partial || null : null;
		const verdict = latestVerdict(facts, pupilId, chosen?.connectionId ?? null);
		const isAdaptive = (chosen && adaptive.get(chosen.connectionId)) ?? "unknown";
		const status = goalStatus(fact, verdict, isAdaptive, settings);
		return {
			pupilId,
			value,
			counts: value !== null && isCounted(value),
			// The level of an adaptive source is shown as sent; its place in the group is not a claim we make.
			standing: value === null || fact?.kind === "level" ? null : standingOf(value),
			status,
			state: goalState(status, value, fact, verdict, noticeOf(notices, pupilId, source), { other, made }),
			...{ taken, other, made },
			contradicts: contradictionOf(pupilId) !== null,
			// Of evidence: the day of what was only made stands with it.
			lastDay: fact?.kind === "practice" && taken === null ? null : (fact?.day ?? null),
		};
	});
	const scale = chosen && scaleOf(chosen);
	const elsewhere = placesElsewhere(values);
	const counted = cells.flatMap(({ pupilId, value, counts }) =>
		value !== null && counts ? [[pupilId, value] as const] : [],
	);
	const share = shareOfPart(chosen?.facts[0], counted, settings);
	return {
		goalId,
		source,
		spread,
		share,
		elsewhere,
		scale,
		valued: values.length,
		lastDay: chosen?.lastDay ?? null,
		cells,
	};
}

/** By name; empty where any value counts here, or one was made in no group. */
function placesElsewhere(values: readonly Value[]): CountingPlace[] {
	const places = new Map<string, CountingPlace>();
	for (const { elsewhere } of values) {
		if (elsewhere === undefined || elsewhere.group === null) return [];
		places.set(elsewhere.group, { group: elsewhere.group, groupId: elsewhere.groupId ?? null });
	}
	return [...places.values()].toSorted((a, b) => compareNames(a.group, b.group));
}

/** The order of the labels of a measure, weakest first; null: numbers, or no order. */
function levelsOf({ key, facts }: MeasuredGoal): readonly string[] | null {
	if (key.type === "share-right" || key.type === "own-level") return null;
	const [first] = facts;
	return (first?.kind === "test" ? first.levels : null) ?? levelOrder(key.type);
}

function latestVerdict(facts: readonly GoalFact[], pupilId: PersonId, of: ConnectionId | null): LevelFact | null {
	let latest: LevelFact | null = null;
	for (const fact of facts) {
		if (fact.kind !== "level" || fact.pupilId !== pupilId || fact.connectionId !== of) continue;
		if (latest === null || fact.day > latest.day) latest = fact;
	}
	return latest;
}

/** Bars start at the scale's own minimum; where none was sent the axis is cut to what there is, and says so. */
function scaleOf(measured: MeasuredGoal): GridColumn["scale"] {
	const shown = measured.values.flatMap((value) => (value?.shown == null ? [] : [value.shown]));
	return barScale(measured.key.type, shown, sentBounds(measured));
}

function sentBounds(measured: MeasuredGoal): { readonly low: number; readonly high: number } | null {
	for (const fact of measured.facts) {
		if (fact.kind === "level" && fact.minimum !== null && fact.maximum !== null && fact.minimum < fact.maximum)
			return { low: fact.minimum, high: fact.maximum };
		if (fact.kind === "test" && fact.maximum !== null && fact.maximum > 0) return { low: 0, high: fact.maximum };
	}
	return null;
}

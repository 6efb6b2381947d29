import { decimalsAmong } from "../domain/decimals";
import type { ConnectionId } from "../domain/ids";
import { getMeasure } from "../domain/measures";
import type { Adaptive, GoalFact } from "./facts";
import type { StandingSettings } from "./settings";
import { type MeasureKey, measureKeyOf, type Value, valueOfFact } from "./value-of-fact";

/** All values of one goal by one source in one measure: what a column of the grid, a panel or a strip may show. */
export interface MeasuredGoal {
	readonly connectionId: ConnectionId;
	readonly key: MeasureKey;
	readonly facts: readonly GoalFact[];
	/** In the order of `facts`; null: nothing to show yet. */
	readonly values: readonly (Value | null)[];
	readonly lastDay: string;
}

/** The facts of one goal apart by source and measure; each group of facts is comparable within itself. */
export function measuredGoals(
	facts: readonly GoalFact[],
	adaptive: ReadonlyMap<ConnectionId, Adaptive>,
	settings: StandingSettings,
): MeasuredGoal[] {
	const apart = new Map<string, GoalFact[]>();
	for (const fact of facts) {
		// Share right of an adaptive source is no measure of the pupil; a verdict without a score is none either.
		if (fact.kind === "practice" && adaptive.get(fact.connectionId) === "yes") continue;
		if (fact.kind === "level" && fact.score === null) continue;
		const key = JSON.stringify([fact.connectionId, measureKeyOf(fact)]);
		apart.set(key, [...(apart.get(key) ?? []), fact]);
	}
	return [...apart.values()].flatMap((group) => {
		const [first] = group;
		if (first === undefined) return [];
		return [
			{
				connectionId: first.connectionId,
				key: scaledKey(first, group),
				facts: group,
				values: group.map((fact) => valueOfFact(fact, settings)),
				lastDay: group.reduce((latest, fact) => (fact.day > latest ? fact.day : latest), ""),
			},
		];
	});
}

/** The key with the decimals of its scale: of tests they are kept, of a supplier's own level the most that is there. */
function scaledKey(first: GoalFact, group: readonly GoalFact[]): MeasureKey {
	const key = measureKeyOf(first);
	if (first.kind !== "level") return key;
	return {
		...key,
		decimals: decimalsAmong(group.flatMap((fact) => (fact.kind === "level" ? (fact.score ?? []) : []))),
	};
}

/** A measure of fewer pupils than this share of the best covered one does not fill a column. */
const coverageRatio = 0.8;

/**
 * One source and one scale for a column: of tests the measure that most pupils' latest results of the source have; of what
 * (nearly) most pupils have a value on, the preferred one of the table, then the latest, then a fixed order so that the
 * choice never flickers. Null: nobody has a value.
 */
export function chooseMeasure(candidates: readonly MeasuredGoal[]): MeasuredGoal | null {
	const count = (one: MeasuredGoal) => one.values.filter((value) => value !== null).length;
	const fitting = leading(candidates.filter((one) => cellPriority(one.key) !== null));
	const most = Math.max(0, ...fitting.map(count));
	const sorted = fitting
		.filter((one) => count(one) >= coverageRatio * most)
		.sort(
			(a, b) =>
				(cellPriority(a.key) ?? 0) - (cellPriority(b.key) ?? 0) ||
				b.lastDay.localeCompare(a.lastDay) ||
				count(b) - count(a) ||
				JSON.stringify(a.key).localeCompare(JSON.stringify(b.key)) ||
				a.connectionId.localeCompare(b.connectionId),
		);
	return sorted[0] ?? null;
}

/**
 * Without the tests that another measure of the same source outnumbers: more pupils have their latest result in that one
 * and not in this one, than have it in this one. Two types of one result are the latest together, so neither goes.
 */
function leading(candidates: readonly MeasuredGoal[]): MeasuredGoal[] {
	const latest = new Map<string, string>();
	const nameOf = ({ connectionId, pupilId }: GoalFact) => `${connectionId} ${pupilId}`;
	const tests = candidates.filter((one) => one.key.kind === "test");
	for (const fact of tests.flatMap((one) => one.facts))
		if (fact.day > (latest.get(nameOf(fact)) ?? "")) latest.set(nameOf(fact), fact.day);
	const pupils = new Map(
		tests.map((one) => {
			const current = one.facts.filter((fact) => fact.day === latest.get(nameOf(fact)));
			return [one, new Set(current.map((fact) => fact.pupilId))] as const;
		}),
	);
	const outnumbers = (other: MeasuredGoal, one: MeasuredGoal) => {
		const own = pupils.get(one) ?? new Set();
		const alone = [...(pupils.get(other) ?? [])].filter((pupilId) => !own.has(pupilId));
		return other.connectionId === one.connectionId && alone.length > own.size;
	};
	return candidates.filter((one) => one.key.kind !== "test" || !tests.some((other) => outnumbers(other, one)));
}

/** Which measure fills a cell first; null: none that does. */
export function cellPriority(key: MeasureKey): number | null {
	// Practice with a verdict tells most; the own level of an adaptive source stands for itself, before any test.
	if (key.type === "share-right") return -1;
	if (key.type === "own-level") return 0;
	return getMeasure(key.type).cellPriority;
}

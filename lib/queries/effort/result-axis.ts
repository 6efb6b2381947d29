import { mostDecimals } from "../../domain/decimals";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { hasOwnMaximum } from "../../domain/measure-domains";
import { getMeasure, type MeasureType } from "../../domain/measures";
import type { LevelFact } from "../../standing/facts";
import type { StandingSettings } from "../../standing/settings";
import { outcomeValue, shareValue } from "../../standing/value-of-fact";
import type { EffortFact, WholeTestFact } from "./select-effort-facts";

/** What stands on the axis of the result: one measure of one source, with its values. */
export interface ResultAxis {
	readonly type: MeasureType | "share-right" | "own-level";
	readonly supplier: string;
	/** Of the test or the unit; null: all practice of the subject. */
	readonly title: string | null;
	/** yyyy-mm-dd; of a test. */
	readonly day: string | null;
	/** The one test or unit whose values these are; null: the practice itself. */
	readonly of:
		| { readonly kind: "test"; readonly assessmentId: string }
		| { readonly kind: "unit"; readonly connectionId: ConnectionId; readonly unitId: string }
		| null;
	readonly values: ReadonlyMap<PersonId, { readonly shown: number; readonly rank: number }>;
	/** Of the scale (lib/domain/decimals.ts); null or absent: not known. */
	readonly decimals?: number | null;
}

/** Share right of first tries, of those with evidence enough. Never for an adaptive source (STANDING). */
export function shareAxis(supplier: string, facts: readonly EffortFact[], settings: StandingSettings): ResultAxis {
	const values = facts.flatMap((fact) => {
		const value = shareValue({ correct: fact.firstCorrect, judged: fact.firstJudged }, settings);
		if (value === null || value.shown === null || value.rank === null) return [];
		return [[fact.pupilId, { shown: value.shown, rank: value.rank }] as const];
	});
	return { type: "share-right", supplier, title: null, day: null, of: null, values: new Map(values) };
}

/** The supplier's own level on the unit that most pupils have one of: levels of different units are not one scale. */
export function levelAxis(supplier: string, connectionId: ConnectionId, levels: readonly LevelFact[]): ResultAxis {
	const byUnit = new Map<string, Map<PersonId, { shown: number; rank: number }>>();
	for (const level of levels) {
		if (level.connectionId !== connectionId || level.score === null) continue;
		const unit = byUnit.get(level.unitId) ?? new Map();
		byUnit.set(level.unitId, unit.set(level.pupilId, { shown: level.score, rank: level.score }));
	}
	const [[unitId, values] = [null, new Map()]] = [...byUnit].toSorted(([, a], [, b]) => b.size - a.size);
	const of = unitId === null ? null : ({ kind: "unit", connectionId, unitId } as const);
	return { type: "own-level", supplier, title: null, day: null, of, values };
}

/** A test of fewer pupils than this share of the best covered one does not stand for the group. */
const coverageRatio = 0.8;

/** The latest test in numbers that (nearly) most pupils made; null: there is none. */
export function testAxis(facts: readonly WholeTestFact[]): ResultAxis | null {
	const byTest = new Map<string, WholeTestFact[]>();
	for (const fact of facts) {
		if (getMeasure(fact.type).scale !== "numeric" || fact.number === null) continue;
		const key = `${fact.assessmentId} ${fact.type} ${hasOwnMaximum(fact.type) ? fact.maximum : ""}`;
		byTest.set(key, [...(byTest.get(key) ?? []), fact]);
	}
	const most = Math.max(0, ...[...byTest.values()].map((test) => test.length));
	const dayOf = (test: readonly WholeTestFact[]) =>
		test.reduce((last, fact) => (fact.day > last ? fact.day : last), "");
	const priority = (test: readonly WholeTestFact[]) =>
		(test[0] && getMeasure(test[0].type).cellPriority) ?? Number.POSITIVE_INFINITY;
	const [chosen] = [...byTest.values()]
		.filter((test) => test.length >= coverageRatio * most)
		.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || priority(a) - priority(b));
	const first = chosen?.[0];
	if (chosen === undefined || first === undefined) return null;
	const values = chosen.flatMap((fact) => {
		const { shown, rank } = outcomeValue(fact);
		return shown === null || rank === null ? [] : [[fact.pupilId, { shown, rank }] as const];
	});
	const { type, supplier, assessmentName: title } = first;
	const of = { kind: "test", assessmentId: first.assessmentId } as const;
	return { type, supplier, title, day: dayOf(chosen), of, values: new Map(values), decimals: mostDecimals(chosen) };
}

import type { PersonId } from "../domain/ids";
import type { MeasuredGoal } from "./choose-measure";
import { standingsIn } from "./group-standing";
import type { StandingSettings } from "./settings";
import type { Value } from "./value-of-fact";

/** One side of a comparison of sources: what it says of the pupil, and where that lies in the group on that source. */
export interface Side {
	readonly measured: MeasuredGoal;
	readonly value: Value;
	readonly middleHalf: "below" | "within" | "above";
	/** The latest day of the pupil's own fact, yyyy-mm-dd. */
	readonly day: string;
}

export type OutsideSide = Side & { readonly middleHalf: "below" | "above" };

export type Agreement =
	/** Both placed, and not opposite: also one within the middle half and the other outside it. */
	| { readonly code: "agree"; readonly practice: Side; readonly test: Side }
	/** Outside the middle half in opposite directions. */
	| { readonly code: "contradict"; readonly practice: OutsideSide; readonly test: OutsideSide }
	| {
			readonly code: "cannot-tell";
			/** Which side has too little, or nothing, to be placed in its group. */
			readonly missing: "practice" | "test" | "both";
	  };

export interface AgreementCounts {
	readonly agree: number;
	readonly contradict: number;
	readonly cannotTell: number;
}

/**
 * Whether practice and test say the same of a pupil on one goal or subject (STANDING, agreement): both with enough
 * evidence, each placed in the group on its own source. A contradiction is found wherever one pair shows it; else the
 * newest of each side stands. The level of an adaptive source gives no position, so it is never a side.
 */
export function agreementOf(
	pupilId: PersonId,
	measured: readonly MeasuredGoal[],
	settings: StandingSettings,
): Agreement {
	return agreementsIn(measured, settings)(pupilId);
}

/** The same for every pupil of a group: each source places the group once. */
export function agreementsIn(
	measured: readonly MeasuredGoal[],
	settings: StandingSettings,
): (pupilId: PersonId) => Agreement {
	const sources = measured.map((one) => sidesOf(one, settings));
	return (pupilId) => agreementOfSides(sources.flatMap((sideOf) => sideOf(pupilId) ?? []));
}

function agreementOfSides(sides: readonly Side[]): Agreement {
	const newest = (a: Side, b: Side) => b.day.localeCompare(a.day);
	const practices = sides.filter((side) => side.measured.key.kind === "practice").sort(newest);
	const tests = sides.filter((side) => side.measured.key.kind === "test").sort(newest);
	for (const practice of practices.filter(isOutside)) {
		const test = tests.filter(isOutside).find((other) => other.middleHalf !== practice.middleHalf);
		if (test) return { code: "contradict", practice, test };
	}
	const [practice, test] = [practices[0], tests[0]];
	if (practice && test) return { code: "agree", practice, test };
	return { code: "cannot-tell", missing: practice ? "test" : test ? "practice" : "both" };
}

/** Over a group: of how many pupils the sources agree, contradict, or cannot be compared. Their sum is the group. */
export function countAgreements(agreements: readonly Agreement[]): AgreementCounts {
	const count = (code: Agreement["code"]) => agreements.filter((one) => one.code === code).length;
	return { agree: count("agree"), contradict: count("contradict"), cannotTell: count("cannot-tell") };
}

const isOutside = (side: Side): side is OutsideSide => side.middleHalf !== "within";

function sidesOf(measured: MeasuredGoal, settings: StandingSettings): (pupilId: PersonId) => Side | null {
	const standingOf = standingsIn(
		measured.values.filter((value) => value !== null),
		settings,
	);
	return (pupilId) => {
		const index = measured.facts.findIndex((fact) => fact.pupilId === pupilId);
		const value = measured.values[index] ?? null;
		const day = measured.facts[index]?.day;
		if (value === null || day === undefined) return null;
		const standing = standingOf(value);
		return standing.code === "placed" ? { measured, value, middleHalf: standing.middleHalf, day } : null;
	};
}

import { addDays } from "../../domain/school-day";
import type { OutsideSide as Side } from "../agreement";
import { contradictionsIn } from "../contradiction";
import { groupSpread } from "../group-standing";
import type { StandingSettings } from "../settings";
import type { GoalInput } from "./group-input";
import { shareFacts } from "./share-facts";
import type { SignalOf } from "./signal";
import type { Thresholds } from "./signal-settings";

type Contradicts = SignalOf<"practice-and-test-contradict">;

/**
 * Practice and test contradict on a goal (contradiction: outside the middle half on opposite sides), the test not older
 * than so many days. Practice whose interval covers the group's median cannot be told from the group, and contradicts
 * nothing. New reason: another source, test or direction.
 */
export function practiceAndTestContradict(
	input: GoalInput,
	settings: StandingSettings,
	thresholds: Thresholds<"practice-and-test-contradict">,
): Contradicts[] {
	const oldest = addDays(input.today, -thresholds.testDays);
	const recent = input.measured
		.filter((one) => one.key.kind === "practice" || one.lastDay >= oldest)
		.toSorted((a, b) => b.lastDay.localeCompare(a.lastDay));
	const contradictionOf = contradictionsIn(recent, settings);
	return input.pupils.flatMap(({ pupilId }) => {
		const against = contradictionOf(pupilId);
		if (against === null || against.test.day < oldest || !isDistinct(against.practice, settings)) return [];
		const facts = factsOf(pupilId, against);
		if (facts === null) return [];
		const { practice, test } = against;
		const from = practice.measured.connectionId;
		const { key, connectionId } = test.measured;
		return [
			{
				code: "practice-and-test-contradict" as const,
				pupilId,
				subject: input.subject,
				goalId: input.goalId,
				connectionIds: [...new Set([from, connectionId])],
				reason: [from, key.assessmentId, key.partSourceId, key.type, practice.middleHalf].join(" "),
				day: practice.day > test.day ? practice.day : test.day,
				facts,
			},
		];
	});
}

function isDistinct({ measured, value }: Side, settings: StandingSettings): boolean {
	const spread = groupSpread(
		measured.values.filter((one) => one !== null),
		settings,
	);
	if (spread.code !== "numeric" || value.interval === null) return false;
	return spread.quartiles.median < value.interval.low || spread.quartiles.median > value.interval.high;
}

function factsOf(
	pupilId: string,
	{ practice, test }: { readonly practice: Side; readonly test: Side },
): Contradicts["facts"] | null {
	const practised = practice.measured.facts.find((fact) => fact.pupilId === pupilId);
	const tested = test.measured.facts.find((fact) => fact.pupilId === pupilId);
	const share = practised?.kind === "practice" ? shareFacts(practised) : null;
	if (share === null || tested?.kind !== "test") return null;
	const { assessmentId, assessmentName, type, day, decimals = null } = tested;
	const { shown, label } = test.value;
	return {
		practice: { ...share, half: practice.middleHalf },
		test: { assessmentId, assessmentName, type, shown, label, decimals, day, half: test.middleHalf },
	};
}

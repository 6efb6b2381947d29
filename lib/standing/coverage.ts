import type { ConnectionId, PersonId } from "../domain/ids";
import { schoolDaysBetween } from "../domain/school-days";
import { median } from "../stats/median";
import type { GoalFact } from "./facts";
import type { StandingSettings } from "./settings";
import { valueOfFact } from "./value-of-fact";

/** What there is to go by on one goal for one pupil. */
export interface PupilCoverage {
	/** enough: some source may be compared; little: something, but too little to compare; none. */
	readonly evidence: "enough" | "little" | "none";
	/** How many sources say anything. */
	readonly sources: number;
	/** School days since the latest fact; null without one. */
	readonly ageSchoolDays: number | null;
}

/** What there is to go by on one goal for a group. */
export interface GoalCoverage {
	readonly n: number;
	readonly enough: number;
	readonly little: number;
	readonly none: number;
	/** Of those with anything; null where nobody has. */
	readonly medianAgeSchoolDays: number | null;
	/** How many pupils each source says something of, the most first. */
	readonly sources: readonly { readonly connectionId: ConnectionId; readonly pupils: number }[];
	/** Units, items, tests and parts of the suppliers that no goal is known of: what is not counted here. */
	readonly unmapped: number;
}

/** How well one goal is covered for one pupil. @param facts of this pupil and goal */
export function pupilCoverage(facts: readonly GoalFact[], today: string, settings: StandingSettings): PupilCoverage {
	const latest = facts.reduce<string | null>((day, fact) => (day !== null && day >= fact.day ? day : fact.day), null);
	return {
		evidence: facts.length === 0 ? "none" : facts.some((fact) => isEnough(fact, settings)) ? "enough" : "little",
		sources: new Set(facts.map((fact) => fact.connectionId)).size,
		ageSchoolDays: latest === null ? null : schoolDaysBetween(latest, today, settings.holidays),
	};
}

/**
 * How well one goal is covered for a group: of how many pupils there is evidence, how old it is, from how many sources.
 * @param facts of this goal; those of pupils outside `pupilIds` are left out
 * @param unmapped how many things of suppliers are mapped to no goal (counted, not hidden)
 */
export function goalCoverage(
	pupilIds: readonly PersonId[],
	facts: readonly GoalFact[],
	unmapped: number,
	today: string,
	settings: StandingSettings,
): GoalCoverage {
	const members = new Set(pupilIds);
	const counted = facts.filter((fact) => members.has(fact.pupilId));
	const byPupil = new Map<PersonId, GoalFact[]>([...members].map((id) => [id, []]));
	for (const fact of counted) byPupil.get(fact.pupilId)?.push(fact);
	const each = [...byPupil.values()].map((own) => pupilCoverage(own, today, settings));
	const count = (evidence: PupilCoverage["evidence"]) => each.filter((one) => one.evidence === evidence).length;
	return {
		n: members.size,
		enough: count("enough"),
		little: count("little"),
		none: count("none"),
		medianAgeSchoolDays: median(each.flatMap((one) => one.ageSchoolDays ?? [])),
		sources: sourcesOf(counted),
		unmapped,
	};
}

/** Enough to be compared or to be a word of the supplier: a rank, a label, or a verdict. */
function isEnough(fact: GoalFact, settings: StandingSettings): boolean {
	if (fact.kind === "level" && fact.verdict !== "started") return true;
	const value = valueOfFact(fact, settings);
	return value !== null && (value.rank !== null || value.label !== null);
}

function sourcesOf(facts: readonly GoalFact[]): GoalCoverage["sources"] {
	const pupils = new Map<ConnectionId, Set<PersonId>>();
	for (const { connectionId, pupilId } of facts)
		pupils.set(connectionId, (pupils.get(connectionId) ?? new Set()).add(pupilId));
	return [...pupils]
		.map(([connectionId, ids]) => ({ connectionId, pupils: ids.size }))
		.sort((a, b) => b.pupils - a.pupils || a.connectionId.localeCompare(b.connectionId));
}

import { compareNames } from "../../domain/compare-names";
import type { RosterPerson } from "../../domain/roster";
import type { RosterPlan } from "./plan-roster";
import type { RosterState, StateAssignment, StateGroup, StateMembership, StatePerson } from "./roster-state";

export const changeNouns = ["leftOut", "pupils", "employees", "groups", "memberships", "assignments"] as const;
export type ChangeNoun = (typeof changeNouns)[number];
export const changeVerbs = ["ended", "changed", "added"] as const;
export type ChangeVerb = (typeof changeVerbs)[number];

/** One line of what a roster file changes, for a person to look at before it is applied. */
export interface RosterChange {
	readonly noun: ChangeNoun;
	/** leftOut: nothing changes for them, which is why they are told. */
	readonly verb: ChangeVerb;
	/** Whom or which group it is about. */
	readonly name: string;
	/** The group, or the pupil of a coach. */
	readonly place: string | null;
	/** From or until which day, yyyy-mm-dd. */
	readonly day: string | null;
	/** What more there is to say: a name of before, a code, a role, a school year. */
	readonly detail: ChangeDetail | null;
}
export type ChangeDetail =
	| { readonly code: "formerly"; readonly name: string }
	| { readonly code: "returned" | "group-differs" }
	| { readonly code: "fault"; readonly fault: string }
	| { readonly code: "role"; readonly role: string }
	| { readonly code: "school-year"; readonly schoolYear: number };

/** Pure: the plan in lines with names; what asks for a look first (left out, ended) stands before what is new. */
export function listChanges(plan: RosterPlan, state: RosterState): RosterChange[] {
	const names = nameBook(plan, state);
	const lines = [
		...plan.people.leftOut.map(({ code, person }) => leftOut(code, person)),
		...peopleLines(plan, state),
		...groupLines(plan, state),
		...membershipLines(plan, names),
		...assignmentLines(plan, names),
	];
	const rank = (line: RosterChange) => changeNouns.indexOf(line.noun) * 10 + changeVerbs.indexOf(line.verb);
	return lines.sort((a, b) => rank(a) - rank(b) || compareNames(a.name, b.name));
}

interface NameBook {
	person(id: string | null): string | null;
	group(id: string | null): string | null;
}

function nameBook({ people, groups }: RosterPlan, state: RosterState): NameBook {
	const persons = new Map([...state.people, ...people.changed, ...people.added].map((one) => [one.id, fullName(one)]));
	const grouped = new Map([...state.groups, ...groups.changed, ...groups.added].map((group) => [group.id, group.name]));
	return { person: (id) => persons.get(id ?? "") ?? null, group: (id) => grouped.get(id ?? "") ?? null };
}

function fullName(person: Pick<StatePerson, "given_name" | "name_prefix" | "family_name">): string {
	return [person.given_name, person.name_prefix, person.family_name].filter(Boolean).join(" ");
}

function leftOut(fault: string, { givenName, namePrefix, familyName }: RosterPerson): RosterChange {
	const name = [givenName, namePrefix, familyName].filter(Boolean).join(" ");
	return { noun: "leftOut", verb: "changed", name, place: null, day: null, detail: { code: "fault", fault } };
}

function peopleLines({ people }: RosterPlan, state: RosterState): RosterChange[] {
	const before = new Map(state.people.map((person) => [person.id, person]));
	const line = (verb: ChangeVerb, person: StatePerson): RosterChange => {
		const noun = person.kind === "pupil" ? "pupils" : "employees";
		const day = verb === "ended" ? person.ended_at : null;
		return {
			noun,
			verb,
			name: fullName(person),
			place: null,
			day,
			detail: personDetail(before.get(person.id), person),
		};
	};
	return [
		...people.ended.map((person) => line("ended", person)),
		...people.changed.map((person) => line("changed", person)),
		...people.added.map((person) => line("added", person)),
	];
}

function personDetail(before: StatePerson | undefined, after: StatePerson): ChangeDetail | null {
	if (!before) return null;
	if (before.ended_at !== null && after.ended_at === null) return { code: "returned" };
	return fullName(before) === fullName(after) ? null : { code: "formerly", name: fullName(before) };
}

function groupLines({ groups }: RosterPlan, state: RosterState): RosterChange[] {
	const before = new Map(state.groups.map((group) => [group.id, group]));
	const line = (verb: ChangeVerb, group: StateGroup): RosterChange => {
		const known = before.get(group.id);
		const renamed = known !== undefined && known.name !== group.name;
		const detail: ChangeDetail | null = renamed
			? { code: "formerly", name: known.name }
			: verb === "changed"
				? { code: "group-differs" }
				: null;
		return { noun: "groups", verb, name: group.name, place: null, day: group.ended_at, detail };
	};
	return [
		...groups.ended.map((group) => line("ended", group)),
		...groups.changed.map((group) => line("changed", group)),
		...groups.added.map((group) => line("added", group)),
	];
}

function membershipLines({ memberships }: RosterPlan, names: NameBook): RosterChange[] {
	const line = (verb: ChangeVerb, row: StateMembership): RosterChange => ({
		noun: "memberships",
		verb,
		name: names.person(row.person_id) ?? "",
		place: names.group(row.group_id),
		day: verb === "ended" ? row.end_date : row.begin_date,
		detail: row.school_year === null ? null : { code: "school-year", schoolYear: row.school_year },
	});
	return [
		...memberships.changed.map((row) => line(row.end_date === null ? "changed" : "ended", row)),
		...memberships.added.map((row) => line("added", row)),
	];
}

function assignmentLines({ assignments }: RosterPlan, names: NameBook): RosterChange[] {
	const line = (verb: ChangeVerb, row: StateAssignment): RosterChange => ({
		noun: "assignments",
		verb,
		name: names.person(row.person_id) ?? "",
		place: names.group(row.group_id) ?? names.person(row.pupil_id),
		day: verb === "ended" ? row.end_date : row.begin_date,
		detail: { code: "role", role: row.kind },
	});
	return [
		...assignments.ended.map((row) => line(row.end_date === null ? "changed" : "ended", row)),
		...assignments.added.map((row) => line("added", row)),
	];
}

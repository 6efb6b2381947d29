import type { SchoolTransaction } from "../../db/in-school";

/** The roster that a school has, as far as a new file may change it. Days are yyyy-mm-dd. */
export interface RosterState {
	readonly people: readonly StatePerson[];
	readonly identifiers: readonly StateIdentifier[];
	readonly periods: readonly StatePeriod[];
	readonly groups: readonly StateGroup[];
	readonly memberships: readonly StateMembership[];
	readonly assignments: readonly StateAssignment[];
}
export interface StatePerson {
	readonly id: string;
	readonly kind: string;
	readonly given_name: string;
	readonly name_prefix: string | null;
	readonly family_name: string;
	readonly ended_at: string | null;
	/** What the roster said last, where the school corrected the name on request: the correction stands. Else null. */
	readonly roster_name: RosterName | null;
}
export interface RosterName {
	readonly given_name: string;
	readonly name_prefix: string | null;
	readonly family_name: string;
}
export interface StateIdentifier {
	readonly type: string;
	readonly source: string;
	readonly value: string;
	readonly person_id: string;
	/** The match of two pupils by which it came to this person; null: always the person's own. */
	readonly came_with: string | null;
}
export interface StatePeriod {
	readonly id: string;
	readonly name: string;
	readonly begin_date: string;
	readonly end_date: string;
}
export interface StateGroup {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly subject_key: string | null;
	readonly combination: boolean;
	readonly period_id: string;
	readonly source_id: string;
	readonly ended_at: string | null;
}
export interface StateMembership {
	readonly group_id: string;
	readonly person_id: string;
	readonly school_year: number | null;
	readonly begin_date: string;
	readonly end_date: string | null;
}
export interface StateAssignment {
	readonly id: string;
	readonly person_id: string;
	readonly kind: string;
	readonly group_id: string | null;
	readonly pupil_id: string | null;
	readonly begin_date: string;
	readonly end_date: string | null;
}

/** Six statements, whatever the size of the school: a plan is made in memory. Groups are those of one source. */
export async function loadRosterState(tx: SchoolTransaction, schoolId: string, source: string): Promise<RosterState> {
	const people = await tx.$queryRaw<StatePerson[]>`
		SELECT p.id, p.kind, p.given_name, p.name_prefix, p.family_name, p.ended_at::text, c.roster_name
		FROM person p
		LEFT JOIN LATERAL (
			SELECT json_build_object('given_name', c.roster_given_name, 'name_prefix', c.roster_name_prefix,
				'family_name', c.roster_family_name) AS roster_name
			FROM person_correction c
			WHERE c.school_id = p.school_id AND c.person_id = p.id AND c.state = 'stands'
				AND c.given_name = p.given_name AND c.family_name = p.family_name
			LIMIT 1) AS c ON true
		WHERE p.school_id = ${schoolId}::uuid`;
	const identifiers = await tx.$queryRaw<StateIdentifier[]>`
		SELECT type, source, value, person_id, came_with FROM person_identifier WHERE school_id = ${schoolId}::uuid`;
	const periods = await tx.$queryRaw<StatePeriod[]>`
		SELECT id, name, begin_date::text, end_date::text FROM school_period WHERE school_id = ${schoolId}::uuid`;
	const groups = await tx.$queryRaw<StateGroup[]>`
		SELECT id, name, kind, subject_key, combination, school_period_id AS period_id, source_id, ended_at::text
		FROM pupil_group WHERE school_id = ${schoolId}::uuid AND source = ${source}`;
	const memberships = await tx.$queryRaw<StateMembership[]>`
		SELECT m.group_id, m.person_id, m.school_year, m.begin_date::text, m.end_date::text
		FROM group_membership AS m
		JOIN pupil_group AS g ON g.school_id = m.school_id AND g.id = m.group_id
		WHERE m.school_id = ${schoolId}::uuid AND g.source = ${source}`;
	const assignments = await tx.$queryRaw<StateAssignment[]>`
		SELECT id, person_id, kind, group_id, pupil_id, begin_date::text, end_date::text FROM assignment
		WHERE school_id = ${schoolId}::uuid AND source = ${source}`;
	return { people, identifiers, periods, groups, memberships, assignments };
}

import type {
	RosterAssignment,
	RosterFault,
	RosterGroup,
	RosterMembership,
	RosterPeriod,
	RosterSnapshot,
} from "../../domain/roster";
import { rosterLimits } from "../wire/roster-limits";
import { listOf, type Tables } from "./check-references";
import type { Manifest } from "./read-manifest";
import type { Row } from "./read-table";
import { toPeople } from "./to-people";

export interface Translated {
	readonly snapshot: RosterSnapshot;
	readonly warnings: readonly RosterFault[];
}

/** What the tables say, as a roster (README.md: which word becomes what). */
export function toSnapshot(tables: Tables, manifest: Manifest): Translated {
	const { people, family, warnings } = toPeople(tables);
	const years = new Map(tables.users.map((row) => [row.id, toSchoolYear(row.get("grades"))]));
	const courses = byId(tables.courses);
	const sessions = byId(tables.academicSessions);
	const groups = tables.classes.filter((row) => !row.deleted).map((row) => toGroup(row, courses, sessions));
	const kindOf = new Map(groups.map((group) => [group.key, group.kind]));
	const enrolled = tables.enrollments.filter((row) => !family.has(row.get("userSourcedId")));
	const pupils = enrolled.filter((row) => row.get("role") === "student");
	const teachers = enrolled.filter((row) => row.get("role") === "teacher");
	const snapshot: RosterSnapshot = {
		format: "oneroster-csv",
		mode: manifest.mode,
		source: manifest.systemCode ?? "oneroster-csv",
		periods: toPeriods(tables),
		people,
		groups,
		memberships: pupils.map((row): RosterMembership => {
			const schoolYear = years.get(row.get("userSourcedId")) ?? null;
			return { ...placeOf(row), schoolYear };
		}),
		assignments: [
			...teachers.map((row): RosterAssignment => {
				const kind = kindOf.get(row.get("classSourcedId")) === "class" ? "class-teacher" : "teacher";
				return { ...placeOf(row), kind, pupilKey: null };
			}),
			...toCoaches(tables),
		],
		deleted: {
			people: tables.users.filter((row) => row.deleted).map((row) => row.id),
			groups: tables.classes.filter((row) => row.deleted).map((row) => row.id),
		},
	};
	return { snapshot, warnings };
}

/** A deleted enrolment ends on the day of its deletion. */
function placeOf(row: Row) {
	return {
		groupKey: row.get("classSourcedId"),
		personKey: row.get("userSourcedId"),
		beginDate: row.get("beginDate") || null,
		endDate: row.deleted ? row.modifiedOn : row.get("endDate") || null,
	};
}

type Rows = ReadonlyMap<string, Row>;
const byId = (rows: readonly Row[]): Rows => new Map(rows.map((row) => [row.id, row]));

function toGroup(row: Row, courses: Rows, sessions: Rows): RosterGroup {
	const kind = row.get("classType") === "homeroom" ? "class" : "lesson-group";
	const course = courses.get(row.get("courseSourcedId"));
	const words = [...listOf(row.get("subjects")), ...listOf(course?.get("subjects") ?? ""), course?.get("title") ?? ""];
	return {
		key: row.id,
		name: row.get("title"),
		kind,
		subject: kind === "class" ? null : (words.find((word) => word !== "") ?? null),
		combination: kind === "class" && listOf(row.get("grades")).length > 1,
		periodKey: findYear(listOf(row.get("termSourcedIds"))[0] ?? "", sessions),
	};
}

/** From a term up to its school year; a loop or a missing parent ends the search. */
function findYear(id: string, sessions: Rows): string | null {
	let session = sessions.get(id);
	for (let steps = 0; session && steps < 10; steps++) {
		if (session.get("type") === "schoolYear") return session.id;
		session = sessions.get(session.get("parentSourcedId"));
	}
	return null;
}

function toPeriods(tables: Tables): RosterPeriod[] {
	return tables.academicSessions
		.filter((row) => row.get("type") === "schoolYear" && !row.deleted)
		.map((row) => {
			const [beginDate, endDate] = [row.get("startDate"), row.get("endDate")];
			// schoolYear is the year in which it ends.
			const last = Number(row.get("schoolYear"));
			return { key: row.id, name: `${last - 1}-${last}`, beginDate, endDate };
		});
}

/** A counselor among the agents of a pupil is the pupil's coach (mentor). */
function toCoaches(tables: Tables): RosterAssignment[] {
	const isCounselor = (row: Row) => row.get("role") === "counselor" && !row.deleted;
	const counselors = new Set(tables.roles.filter(isCounselor).map((row) => row.get("userSourcedId")));
	const coaches: RosterAssignment[] = [];
	for (const row of tables.users) {
		// More than a roster may have is refused, and need not be made.
		if (row.deleted || coaches.length > rosterLimits.assignments) continue;
		for (const personKey of listOf(row.get("agentSourcedIds")))
			if (counselors.has(personKey))
				coaches.push({ personKey, kind: "coach", groupKey: null, pupilKey: row.id, beginDate: null, endDate: null });
	}
	return coaches;
}

/** 1-8 as written; 11-16 is how Dutch systems number the years of secondary education. Several or others: unknown. */
function toSchoolYear(grades: string): number | null {
	const [, digits] = /^0?(\d{1,2})$/.exec(grades) ?? [];
	const year = Number(digits ?? 0);
	if (year >= 11 && year <= 16) return year - 10;
	return year >= 1 && year <= 8 ? year : null;
}

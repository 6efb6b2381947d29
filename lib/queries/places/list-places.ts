import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";
import { findRetention } from "../../ingest/retention";

/** What is to be put right about who is where, and who left. */
export const placeKinds = ["no-group", "two-classes", "no-teacher", "teacher-left", "left"] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface PlaceRow {
	readonly id: string;
	/** Of the pupil or the group. */
	readonly name: string;
	/** Groups of a pupil, or employees of a group. */
	readonly where: readonly string[];
	/** Since when a pupil has no group, or when somebody left; null: not known, or it does not apply. */
	readonly day: string | null;
}
export interface PlaceList {
	readonly kind: PlaceKind;
	readonly counts: Readonly<Record<PlaceKind, number>>;
	readonly rows: readonly PlaceRow[];
	readonly page: number;
	readonly pages: number;
	/** After how many days a leaver is erased. */
	readonly leaverDays: number;
}

const onPage = 25;

/**
 * Pupils in no group or in two classes, groups without a teacher or whose teacher left, and leavers of the last year: how
 * many of each, and one kind a page at a time. The roster alone; nothing of results.
 * @throws AppError not-allowed
 */
export async function listPlaces(scope: Scope, asked: { kind: PlaceKind | null; page: number }): Promise<PlaceList> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	return inSchoolAsAdmin(scope, async (tx) => {
		const parts = placeKinds.map(
			(kind) => Prisma.sql`SELECT ${kind} AS kind, count(*)::int AS n FROM (${selects[kind](scope)}) AS rows`,
		);
		const counted = await tx.$queryRaw<{ kind: PlaceKind; n: number }[]>`${Prisma.join(parts, " UNION ALL ")}`;
		const counts = Object.fromEntries(counted.map(({ kind, n }) => [kind, n])) as Record<PlaceKind, number>;
		const kind = asked.kind ?? placeKinds.find((one) => one !== "left" && counts[one] > 0) ?? "no-group";
		const pages = Math.max(1, Math.ceil(counts[kind] / onPage));
		const page = Math.min(asked.page, pages);
		const rows = await tx.$queryRaw<PlaceRow[]>`
			SELECT id, name, "where", day::text FROM (${selects[kind](scope)}) AS rows
			ORDER BY sort, name, id LIMIT ${onPage} OFFSET ${(page - 1) * onPage}`;
		const { leaverDays } = await findRetention(tx, scope.schoolId);
		return { kind, counts, rows, page, pages, leaverDays };
	});
}

const runs = (alias: string, today: string) =>
	Prisma.sql`${Prisma.raw(alias)}.begin_date <= ${today}::date
		AND (${Prisma.raw(alias)}.end_date IS NULL OR ${Prisma.raw(alias)}.end_date > ${today}::date)`;
const here = (alias: string, today: string) =>
	Prisma.sql`(${Prisma.raw(alias)}.ended_at IS NULL OR ${Prisma.raw(alias)}.ended_at > ${today}::date)`;
const nameOf = (alias: string) =>
	Prisma.raw(`concat_ws(' ', ${alias}.given_name, ${alias}.name_prefix, ${alias}.family_name)`);

/** Places of today in groups that are there today. */
const placesOf = ({ today }: Scope, kind: "class" | null) => Prisma.sql`
	FROM group_membership m JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
	WHERE m.school_id = p.school_id AND m.person_id = p.id AND ${runs("m", today)} AND ${here("g", today)}
		${kind === null ? Prisma.empty : Prisma.sql`AND g.kind = ${kind}`}`;

/** Employees of a group by assignments of today. */
const teachersOf = ({ today }: Scope) => Prisma.sql`
	FROM assignment a JOIN person e ON e.school_id = a.school_id AND e.id = a.person_id
	WHERE a.school_id = g.school_id AND a.group_id = g.id AND ${runs("a", today)}`;

/** Groups that are there today: of a school year that runs, or with pupils whose place nobody ended. */
const groupsOf = ({ schoolId, today }: Scope) => Prisma.sql`
	FROM pupil_group g WHERE g.school_id = ${schoolId}::uuid AND ${here("g", today)}
		AND (EXISTS (SELECT FROM group_membership m WHERE m.school_id = g.school_id AND m.group_id = g.id AND ${runs("m", today)})
			OR EXISTS (SELECT FROM school_period s WHERE s.school_id = g.school_id AND s.id = g.school_period_id
				AND ${runs("s", today)}))`;

const pupilsOf = ({ schoolId, today }: Scope) =>
	Prisma.sql`FROM person p WHERE p.school_id = ${schoolId}::uuid AND p.kind = 'pupil' AND ${here("p", today)}`;

/** Each gives id, name, where, day and sort. */
const selects: Readonly<Record<PlaceKind, (scope: Scope) => Prisma.Sql>> = {
	"no-group": (scope) => Prisma.sql`
		SELECT p.id, ${nameOf("p")} AS name, '[]'::json AS "where",
			(SELECT max(m.end_date) FROM group_membership m
				WHERE m.school_id = p.school_id AND m.person_id = p.id AND m.end_date <= ${scope.today}::date) AS day,
			p.family_name AS sort
		${pupilsOf(scope)} AND NOT EXISTS (SELECT ${placesOf(scope, null)})`,
	"two-classes": (scope) => Prisma.sql`
		SELECT p.id, ${nameOf("p")} AS name, (SELECT json_agg(DISTINCT g.name) ${placesOf(scope, "class")}) AS "where",
			NULL::date AS day, p.family_name AS sort
		${pupilsOf(scope)} AND (SELECT count(DISTINCT m.group_id) ${placesOf(scope, "class")}) > 1`,
	"no-teacher": (scope) => Prisma.sql`
		SELECT g.id, g.name, '[]'::json AS "where", NULL::date AS day, g.name AS sort
		${groupsOf(scope)} AND NOT EXISTS (SELECT ${teachersOf(scope)})`,
	"teacher-left": (scope) => Prisma.sql`
		SELECT g.id, g.name, (SELECT json_agg(DISTINCT ${nameOf("e")}) ${teachersOf(scope)}) AS "where",
			(SELECT max(e.ended_at) ${teachersOf(scope)}) AS day, g.name AS sort
		${groupsOf(scope)} AND EXISTS (SELECT ${teachersOf(scope)})
			AND NOT EXISTS (SELECT ${teachersOf(scope)} AND ${here("e", scope.today)})`,
	left: (scope) => Prisma.sql`
		SELECT p.id, ${nameOf("p")} AS name,
			(SELECT coalesce(json_agg(last.name), '[]') FROM (
				SELECT g.name FROM group_membership m JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
				WHERE m.school_id = p.school_id AND m.person_id = p.id AND g.kind = 'class'
				ORDER BY m.begin_date DESC LIMIT 1) AS last) AS "where",
			p.ended_at AS day, (DATE '9999-01-01' - p.ended_at)::text AS sort
		FROM person p WHERE p.school_id = ${scope.schoolId}::uuid AND p.kind = 'pupil'
			AND p.ended_at > ${scope.today}::date - 366`,
};

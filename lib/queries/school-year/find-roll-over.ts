import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import {
	amountsOf,
	type ClosedCounts,
	countGoingOn,
	countStillEnding,
	type YearAmounts,
} from "../../commands/school-year/closed-kinds";
import type { SchoolTransaction } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";
import { byName } from "../people/by-name";

/** A year may be closed from so many days before its end. */
export const closableDays = 60;

export interface RollOver {
	/** The oldest year with groups that go on after its end; null: there is none. */
	readonly year: YearToClose | null;
	/** The last closing that stands, with who did it. */
	readonly closed: ClosedYear | null;
}
export interface YearToClose {
	readonly periodId: string;
	readonly name: string;
	/** Exclusive: the day on which it is over. */
	readonly endDate: string;
	/** From which day it may be closed. */
	readonly closableFrom: string;
	readonly groups: number;
	readonly pupils: number;
	readonly teachers: number;
	readonly subGroups: number;
	/** Groups that the roster already has for the next year. */
	readonly newGroups: number;
	readonly newPupils: number;
	/** What closing it would end now, row by row. */
	readonly ends: YearAmounts;
	/** Pupils who leave on or before the end. */
	readonly leavers: number;
	/** Pupils of the year who do not leave and have no group in the next; null where the next year is not in yet. */
	readonly withoutGroup: number | null;
	/** The first of them, by name, with the class of this year. */
	readonly withoutGroupNames: readonly {
		readonly pupilId: string;
		readonly name: string;
		readonly group: string | null;
	}[];
}
export interface ClosedYear {
	readonly closingId: string;
	readonly name: string;
	readonly endDate: string;
	readonly closedAt: Date;
	/** Null: somebody whose account is gone. */
	readonly closedBy: string | null;
	readonly counts: Partial<ClosedCounts>;
	/** What opening it again would change now. */
	readonly opens: YearAmounts;
}

const shown = 25;

/**
 * What happens when the school year is over, before it happens: what ends, what the roster has for the next year, and who
 * has no place in it. And the last closing, which can be taken back.
 * @throws AppError not-allowed
 */
export async function findRollOver(scope: Scope): Promise<RollOver> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	return inSchoolAsAdmin(scope, async (tx) => ({
		year: await findYear(tx, scope),
		closed: await findClosed(tx, scope),
	}));
}

async function findYear(tx: SchoolTransaction, { schoolId, today }: Scope): Promise<YearToClose | null> {
	const [period] = await tx.$queryRaw<{ id: string; name: string; endDate: string }[]>`
		SELECT s.id, s.name, s.end_date::text AS "endDate" FROM school_period s
		WHERE s.school_id = ${schoolId}::uuid AND s.begin_date <= ${today}::date AND EXISTS (
			SELECT FROM pupil_group g WHERE g.school_id = s.school_id AND g.school_period_id = s.id
				AND (g.ended_at IS NULL OR g.ended_at > s.end_date))
		ORDER BY s.end_date, s.id LIMIT 1`;
	if (!period) return null;
	const { id: periodId, name, endDate } = period;
	const places = Prisma.sql`
		SELECT m.person_id, g.school_period_id, g.id AS group_id, g.kind, g.name
		FROM group_membership m JOIN pupil_group g ON g.school_id = m.school_id AND g.id = m.group_id
		WHERE m.school_id = ${schoolId}::uuid`;
	const old = Prisma.sql`${places} AND g.school_period_id = ${periodId}::uuid AND (m.end_date IS NULL OR m.end_date >= ${endDate}::date)`;
	const next = Prisma.sql`${places} AND g.school_period_id <> ${periodId}::uuid AND (m.end_date IS NULL OR m.end_date > ${endDate}::date)`;
	const leaves = Prisma.sql`p.ended_at IS NOT NULL AND p.ended_at <= ${endDate}::date`;
	const [counts] = await tx.$queryRaw<Counts[]>`
		WITH old AS MATERIALIZED (${old}), next AS MATERIALIZED (${next})
		SELECT (SELECT count(*)::int FROM pupil_group g WHERE g.school_id = ${schoolId}::uuid
				AND g.school_period_id = ${periodId}::uuid AND (g.ended_at IS NULL OR g.ended_at > ${endDate}::date)) AS groups,
			(SELECT count(DISTINCT person_id)::int FROM old) AS pupils,
			(SELECT count(DISTINCT a.person_id)::int FROM assignment a JOIN pupil_group g
				ON g.school_id = a.school_id AND g.id = a.group_id AND g.school_period_id = ${periodId}::uuid
				WHERE a.school_id = ${schoolId}::uuid AND (a.end_date IS NULL OR a.end_date > ${endDate}::date)) AS teachers,
			(SELECT count(*)::int FROM sub_group u JOIN pupil_group g
				ON g.school_id = u.school_id AND g.id = u.group_id AND g.school_period_id = ${periodId}::uuid
				WHERE u.school_id = ${schoolId}::uuid AND (u.end_date IS NULL OR u.end_date > ${endDate}::date)) AS "subGroups",
			(SELECT count(DISTINCT group_id)::int FROM next) AS "newGroups",
			(SELECT count(DISTINCT person_id)::int FROM next) AS "newPupils",
			(SELECT count(DISTINCT p.id)::int FROM old JOIN person p
				ON p.school_id = ${schoolId}::uuid AND p.id = old.person_id AND ${leaves}) AS leavers`;
	const without = await tx.$queryRaw<{ pupilId: string; name: string; group: string | null; total: number }[]>`
		WITH old AS MATERIALIZED (${old}), next AS MATERIALIZED (${next})
		SELECT p.id AS "pupilId", concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS name,
			(SELECT min(old.name) FROM old WHERE old.person_id = p.id AND old.kind = 'class') AS "group",
			count(*) OVER ()::int AS total
		FROM person p
		WHERE p.school_id = ${schoolId}::uuid AND p.id IN (SELECT person_id FROM old) AND NOT (${leaves})
			AND p.id NOT IN (SELECT person_id FROM next)
		ORDER BY 3 NULLS LAST, ${byName("p")} LIMIT ${shown}`;
	const hasNext = (counts?.newGroups ?? 0) > 0;
	const ends = amountsOf(await countGoingOn(tx, { schoolId, periodId, endDate }));
	return {
		...{ ends, periodId, name, endDate, closableFrom: addDays(endDate, -closableDays) },
		...(counts ?? { groups: 0, pupils: 0, teachers: 0, subGroups: 0, newGroups: 0, newPupils: 0, leavers: 0 }),
		withoutGroup: hasNext ? (without[0]?.total ?? 0) : null,
		withoutGroupNames: hasNext ? without.map(({ total: _total, ...row }) => row) : [],
	};
}

type Counts = Pick<YearToClose, "groups" | "pupils" | "teachers" | "subGroups" | "newGroups" | "newPupils" | "leavers">;

async function findClosed(tx: SchoolTransaction, { schoolId }: Scope): Promise<ClosedYear | null> {
	const [closed] = await tx.$queryRaw<Omit<ClosedYear, "opens">[]>`
		SELECT c.id AS "closingId", s.name, c.end_date::text AS "endDate", c.closed_at AS "closedAt", u.name AS "closedBy", c.counts
		FROM year_closing c
		JOIN school_period s ON s.school_id = c.school_id AND s.id = c.period_id
		LEFT JOIN user_account u ON u.id = c.closed_by
		WHERE c.school_id = ${schoolId}::uuid AND c.state = 'closed'
		ORDER BY c.end_date DESC, c.closed_at DESC LIMIT 1`;
	if (!closed) return null;
	return { ...closed, opens: amountsOf(await countStillEnding(tx, schoolId, closed.closingId)) };
}

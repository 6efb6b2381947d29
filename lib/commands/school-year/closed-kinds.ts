import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";

/** What ends with a school year, in this order. */
export const closedKinds = ["membership", "assignment", "sub-group-member", "sub-group", "group"] as const;
export type ClosedKind = (typeof closedKinds)[number];

export interface KindTable {
	readonly table: Prisma.Sql;
	/** What a row is found by: an id, and of a place also whose it is and since when. */
	readonly id: Prisma.Sql;
	readonly person: Prisma.Sql | null;
	readonly begin: Prisma.Sql | null;
	readonly end: Prisma.Sql;
	/** Rows `t` of the groups of a school year. */
	groups(schoolId: string, periodId: string): Prisma.Sql;
}

const groupsOf = (schoolId: string, periodId: string) => Prisma.sql`
	SELECT id FROM pupil_group WHERE school_id = ${schoolId}::uuid AND school_period_id = ${periodId}::uuid`;
const subGroupsOf = (schoolId: string, periodId: string) => Prisma.sql`
	SELECT id FROM sub_group WHERE school_id = ${schoolId}::uuid AND group_id IN (${groupsOf(schoolId, periodId)})`;
const [id, groupId, endDate] = [Prisma.sql`id`, Prisma.sql`group_id`, Prisma.sql`end_date`];
const beginDate = Prisma.sql`begin_date`;

export const kindTables: Readonly<Record<ClosedKind, KindTable>> = {
	membership: {
		...{
			table: Prisma.sql`group_membership`,
			id: groupId,
			person: Prisma.sql`person_id`,
			begin: beginDate,
			end: endDate,
		},
		groups: (...of) => Prisma.sql`t.group_id IN (${groupsOf(...of)})`,
	},
	assignment: {
		...{ table: Prisma.sql`assignment`, id, person: null, begin: beginDate, end: endDate },
		groups: (...of) => Prisma.sql`t.group_id IN (${groupsOf(...of)})`,
	},
	"sub-group-member": {
		...{ table: Prisma.sql`sub_group_member`, id: Prisma.sql`sub_group_id`, person: Prisma.sql`pupil_id` },
		...{ begin: beginDate, end: endDate },
		groups: (...of) => Prisma.sql`t.sub_group_id IN (${subGroupsOf(...of)})`,
	},
	"sub-group": {
		...{ table: Prisma.sql`sub_group`, id, person: null, begin: beginDate, end: endDate },
		groups: (...of) => Prisma.sql`t.group_id IN (${groupsOf(...of)})`,
	},
	group: {
		...{ table: Prisma.sql`pupil_group`, id, person: null, begin: null, end: Prisma.sql`ended_at` },
		groups: (_schoolId, periodId) => Prisma.sql`t.school_period_id = ${periodId}::uuid`,
	},
};

/** Rows that a closing ends, or ends as before again, as an admin reads them. */
export interface YearAmounts {
	readonly groups: number;
	/** Of pupils in groups. */
	readonly places: number;
	/** Of teachers and others with groups. */
	readonly tasks: number;
	readonly subGroups: number;
	readonly subGroupPlaces: number;
}

export type ClosedCounts = Readonly<Record<ClosedKind, number>>;

export const amountsOf = (counts: Partial<ClosedCounts>): YearAmounts => ({
	groups: counts.group ?? 0,
	places: counts.membership ?? 0,
	tasks: counts.assignment ?? 0,
	subGroups: counts["sub-group"] ?? 0,
	subGroupPlaces: counts["sub-group-member"] ?? 0,
});

/** Asks, or does, one kind after another. */
export async function countKinds(countOf: (kind: ClosedKind) => Promise<number>): Promise<ClosedCounts> {
	const counts = { group: 0, membership: 0, assignment: 0, "sub-group": 0, "sub-group-member": 0 };
	for (const kind of closedKinds) counts[kind] = await countOf(kind);
	return counts;
}

interface Year {
	readonly schoolId: string;
	readonly periodId: string;
	/** Exclusive. */
	readonly endDate: string;
}

/** Rows `t` of a year that go on after it: what closing it ends. */
export function goesOn(kind: ClosedKind, { schoolId, periodId, endDate: day }: Year): Prisma.Sql {
	const { end, groups } = kindTables[kind];
	return Prisma.sql`t.school_id = ${schoolId}::uuid AND (t.${end} IS NULL OR t.${end} > ${day}::date)
		AND ${groups(schoolId, periodId)}`;
}

/** Rows `t` that still end as this closing made them end, with `r`, how they ended before: what opening it again changes. */
export function stillEnds(kind: ClosedKind, schoolId: string, closingId: string): Prisma.Sql {
	const { id: key, person, begin, end } = kindTables[kind];
	return Prisma.sql`r.school_id = ${schoolId}::uuid AND r.closing_id = ${closingId}::uuid AND r.kind = ${kind}
		AND t.school_id = r.school_id AND t.${key} = r.row_id AND t.${end} = r.end_after
		${person === null ? Prisma.empty : Prisma.sql`AND t.${person} = r.person_id`}
		${begin === null ? Prisma.empty : Prisma.sql`AND t.${begin} = r.begin_date`}`;
}

/** What closing this year would end now. */
export function countGoingOn(tx: SchoolTransaction, year: Year): Promise<ClosedCounts> {
	return countKinds((kind) => count(tx, Prisma.sql`${kindTables[kind].table} AS t WHERE ${goesOn(kind, year)}`));
}

/** What opening it again would change now. */
export function countStillEnding(tx: SchoolTransaction, schoolId: string, closingId: string): Promise<ClosedCounts> {
	return countKinds((kind) => {
		const rows = Prisma.sql`year_closing_row AS r, ${kindTables[kind].table} AS t`;
		return count(tx, Prisma.sql`${rows} WHERE ${stillEnds(kind, schoolId, closingId)}`);
	});
}

async function count(tx: SchoolTransaction, from: Prisma.Sql): Promise<number> {
	const [row] = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM ${from}`;
	return row?.n ?? 0;
}

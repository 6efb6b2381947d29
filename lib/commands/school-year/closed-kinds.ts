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

import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { named } from "../pupil-files/count-traces";
import { listSchoolColumns } from "../pupil-files/school-columns";

export interface UndoneRoster {
	/** Pupils and employees whom the file brought and who are gone again. */
	readonly peopleRemoved: number;
	/** Whom something hangs on by now (results, notes, an account): ended today instead. */
	readonly peopleEnded: number;
	/** Whose name or leaving is as it was. */
	readonly peopleRestored: number;
	readonly groupsRemoved: number;
	readonly groupsEnded: number;
	readonly groupsRestored: number;
	/** Of pupils and teachers in groups. */
	readonly placesRemoved: number;
	readonly placesRestored: number;
}

/** What of the file is still there: that goes, or is ended where something hangs on it by now. */
export interface UndoPlan {
	readonly people: { readonly free: readonly string[]; readonly used: readonly string[] };
	readonly groups: { readonly free: readonly string[]; readonly used: readonly string[] };
}

/** What taking this file back would do, whatever of it is done already. */
export async function planUndo(tx: SchoolTransaction, schoolId: string, importId: string): Promise<UndoPlan> {
	const people = await broughtBy(tx, schoolId, importId, "person");
	const groups = await broughtBy(tx, schoolId, importId, "group");
	const offered = await tx.accountOffer.findMany({
		where: { placeId: schoolId, personId: { in: people } },
		select: { personId: true },
	});
	const usedPeople = new Set([
		...(await idsInUse(tx, { schoolId, importId }, people, ["person", "person_identifier", "roster_undo"])),
		// Of the place, so not among the tables of the school: the next file gives the same employee, and the offer holds.
		...offered.flatMap(({ personId }) => personId ?? []),
	]);
	const usedGroups = await idsInUse(tx, { schoolId, importId }, groups, ["pupil_group", "roster_undo"]);
	return { people: split(people, usedPeople), groups: split(groups, usedGroups) };
}

/** Of what the file brought, what is still there. */
async function broughtBy(
	tx: SchoolTransaction,
	schoolId: string,
	importId: string,
	noun: "person" | "group",
): Promise<string[]> {
	const table = noun === "person" ? Prisma.sql`person` : Prisma.sql`pupil_group`;
	const rows = await tx.$queryRaw<{ id: string }[]>`
		SELECT t.id FROM roster_undo u JOIN ${table} AS t ON t.school_id = u.school_id AND t.id = u.key::uuid
		WHERE ${undoRows(schoolId, importId, noun)} AND u.before IS NULL`;
	return rows.map(({ id }) => id);
}

const split = (ids: readonly string[], used: ReadonlySet<string>) => ({
	free: ids.filter((id) => !used.has(id)),
	used: ids.filter((id) => used.has(id)),
});

/** Rows `u` of what this file changed. */
export const undoRows = (schoolId: string, importId: string, noun: string) =>
	Prisma.sql`u.school_id = ${schoolId}::uuid AND u.import_id = ${importId}::uuid AND u.noun = ${noun}`;

/** By table: how its rows `t` are found by the rows `u` of what the file changed. */
export const placeTables = {
	membership: {
		table: Prisma.sql`group_membership`,
		same: Prisma.sql`t.school_id = u.school_id AND t.group_id = u.group_id AND t.person_id = u.person_id
			AND concat_ws(' ', t.group_id, t.person_id, t.begin_date) = u.key`,
	},
	assignment: { table: Prisma.sql`assignment`, same: Prisma.sql`t.school_id = u.school_id AND t.id = u.key::uuid` },
} as const;

/** The same in numbers, before it is done. */
export async function countUndo(tx: SchoolTransaction, schoolId: string, importId: string): Promise<UndoneRoster> {
	const { people, groups } = await planUndo(tx, schoolId, importId);
	const byId = Prisma.sql`t.school_id = u.school_id AND t.id = u.key::uuid`;
	const count = async (noun: string, table: Prisma.Sql, same: Prisma.Sql, isNew: boolean) => {
		const [row] = await tx.$queryRaw<{ n: number }[]>`
			SELECT count(*)::int AS n FROM roster_undo u JOIN ${table} AS t ON ${same}
			WHERE ${undoRows(schoolId, importId, noun)} AND (u.before IS NULL) = ${isNew}`;
		return row?.n ?? 0;
	};
	const places = async (isNew: boolean) => {
		const { membership, assignment } = placeTables;
		return (
			(await count("membership", membership.table, membership.same, isNew)) +
			(await count("assignment", assignment.table, assignment.same, isNew))
		);
	};
	return {
		...{ peopleRemoved: people.free.length, peopleEnded: people.used.length },
		peopleRestored: await count("person", Prisma.sql`person`, byId, false),
		...{ groupsRemoved: groups.free.length, groupsEnded: groups.used.length },
		groupsRestored: await count("group", Prisma.sql`pupil_group`, byId, false),
		...{ placesRemoved: await places(true), placesRestored: await places(false) },
	};
}

/**
 * Which of these ids stand in any column of any table of the school but these: by the catalogue, so a new table counts. The places
 * that the file brought do not: they go with it.
 */
async function idsInUse(
	tx: SchoolTransaction,
	{ schoolId, importId }: { readonly schoolId: string; readonly importId: string },
	ids: readonly string[],
	but: readonly string[],
): Promise<ReadonlySet<string>> {
	if (ids.length === 0) return new Set();
	const columns = (await listSchoolColumns(tx)).filter(({ table, type }) => type === "uuid" && !but.includes(table));
	const stays = (name: string) => {
		const noun = { group_membership: "membership", assignment: "assignment" }[name] as keyof typeof placeTables;
		if (noun === undefined) return Prisma.empty;
		return Prisma.sql`AND NOT EXISTS (SELECT FROM roster_undo u
			WHERE ${undoRows(schoolId, importId, noun)} AND u.before IS NULL AND ${placeTables[noun].same})`;
	};
	const uses = columns.map(
		({ table, column }) => Prisma.sql`
			SELECT t.${named(column)} FROM ${named(table)} AS t
			WHERE t.school_id = ${schoolId}::uuid AND t.${named(column)} = ANY(${ids}::uuid[]) ${stays(table)}`,
	);
	const rows = await tx.$queryRaw<
		{ id: string }[]
	>`SELECT DISTINCT id FROM (${Prisma.join(uses, " UNION ALL ")}) used (id)`;
	return new Set(rows.map(({ id }) => id));
}

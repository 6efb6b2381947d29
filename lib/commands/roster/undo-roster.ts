import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";
import { lookTwiceAtRoster } from "../accounts/second-look";
import { named } from "../pupil-files/count-traces";
import { listSchoolColumns } from "../pupil-files/school-columns";
import { recordAudit } from "../record-audit";
import { lockRoster, rosterTransaction } from "./roster-work";

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
}

/**
 * Takes the last applied file back: rows that it changed are as they were, rows that it brought go. A person or group on
 * which something hangs by now is ended instead, so that no result loses its pupil.
 * @throws AppError not-allowed; not-found; conflict when it is not the last one that was applied, or was taken back before, and
 * (another-admin) where it would show oneself more pupils
 */
export async function undoRoster(scope: Scope | JobScope, importId: string): Promise<UndoneRoster> {
	requireAdmin(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(
		scope,
		async (tx) => {
			await lockRoster(tx, schoolId);
			const row = await tx.rosterImport.findUnique({
				where: { schoolId_id: { schoolId, id: importId } },
				select: { state: true, appliedAt: true },
			});
			if (row === null) throw new AppError("not-found");
			const kept = await tx.rosterUndo.count({ where: { schoolId, importId } });
			if (row.state !== "applied" || kept === 0) throw new AppError("conflict");
			if (await isMatchedSince(tx, schoolId, row.appliedAt)) throw new AppError("conflict", "matched-since");
			const done = await lookTwiceAtRoster(tx, scope, async () => {
				await undoPlaces(tx, schoolId, importId);
				const groups = await undoGroups(tx, schoolId, importId);
				return { ...(await undoPeople(tx, schoolId, importId)), ...groups };
			});
			await tx.rosterUndo.deleteMany({ where: { schoolId } });
			await tx.rosterImport.update({ where: { schoolId_id: { schoolId, id: importId } }, data: { state: "undone" } });
			await recordAudit(tx, scope, "roster.undo", { importId, ...done });
			return done;
		},
		rosterTransaction,
	);
}

/** Pupils became one or two since the file: its rows are not where it left them. That goes back first. */
async function isMatchedSince(tx: SchoolTransaction, schoolId: string, appliedAt: Date | null): Promise<boolean> {
	const at = appliedAt ?? new Date(0);
	const merged = { state: "merged", decidedAt: { gt: at } };
	const split = { state: "split", decidedAt: { lte: at }, endedAt: { gt: at } };
	return (await tx.personMatch.count({ where: { schoolId, OR: [merged, split] } })) > 0;
}

/** Assignments and memberships: nothing hangs on them. */
async function undoPlaces(tx: SchoolTransaction, schoolId: string, importId: string): Promise<void> {
	const of = (noun: string) =>
		Prisma.sql`u.school_id = ${schoolId}::uuid AND u.import_id = ${importId}::uuid AND u.noun = ${noun}`;
	await tx.$executeRaw`
		DELETE FROM assignment a USING roster_undo u
		WHERE ${of("assignment")} AND u.before IS NULL AND a.school_id = u.school_id AND a.id = u.key::uuid`;
	await tx.$executeRaw`
		UPDATE assignment a SET end_date = (u.before ->> 'end_date')::date FROM roster_undo u
		WHERE ${of("assignment")} AND u.before IS NOT NULL AND a.school_id = u.school_id AND a.id = u.key::uuid`;
	const same = Prisma.sql`m.school_id = u.school_id AND m.group_id = u.group_id AND m.person_id = u.person_id
		AND concat_ws(' ', m.group_id, m.person_id, m.begin_date) = u.key`;
	await tx.$executeRaw`
		DELETE FROM group_membership m USING roster_undo u WHERE ${of("membership")} AND u.before IS NULL AND ${same}`;
	await tx.$executeRaw`
		UPDATE group_membership m SET end_date = (u.before ->> 'end_date')::date, school_year = (u.before ->> 'school_year')::int
		FROM roster_undo u WHERE ${of("membership")} AND u.before IS NOT NULL AND ${same}`;
}

async function undoGroups(tx: SchoolTransaction, schoolId: string, importId: string) {
	const added = await broughtBy(tx, schoolId, importId, "group");
	const used = await idsInUse(tx, schoolId, added, ["pupil_group", "roster_undo"]);
	const free = added.filter((id) => !used.has(id));
	const { count: groupsRemoved } = await tx.group.deleteMany({ where: { schoolId, id: { in: free } } });
	const { count: groupsEnded } = await tx.group.updateMany({
		where: { schoolId, id: { in: [...used] } },
		data: { endedAt: new Date(today()) },
	});
	const groupsRestored = await tx.$executeRaw`
		UPDATE pupil_group g SET name = u.before ->> 'name', kind = u.before ->> 'kind',
			subject_key = u.before ->> 'subject_key', combination = (u.before ->> 'combination')::boolean,
			ended_at = (u.before ->> 'ended_at')::date
		FROM roster_undo u
		WHERE u.school_id = ${schoolId}::uuid AND u.import_id = ${importId}::uuid AND u.noun = 'group'
			AND u.before IS NOT NULL AND g.school_id = u.school_id AND g.id = u.key::uuid`;
	await tx.$executeRaw`
		DELETE FROM school_period p USING roster_undo u
		WHERE u.school_id = ${schoolId}::uuid AND u.import_id = ${importId}::uuid AND u.noun = 'period'
			AND p.school_id = u.school_id AND p.id = u.key::uuid AND NOT EXISTS (
				SELECT FROM pupil_group g WHERE g.school_id = p.school_id AND g.school_period_id = p.id
			)`;
	return { groupsRemoved, groupsEnded, groupsRestored };
}

async function undoPeople(tx: SchoolTransaction, schoolId: string, importId: string) {
	const added = await broughtBy(tx, schoolId, importId, "person");
	const offered = await tx.accountOffer.findMany({
		where: { placeId: schoolId, personId: { in: added } },
		select: { personId: true },
	});
	const used = new Set([
		...(await idsInUse(tx, schoolId, added, ["person", "person_identifier", "roster_undo"])),
		// Of the place, so not among the tables of the school: the next file gives the same employee, and the offer holds.
		...offered.flatMap(({ personId }) => personId ?? []),
	]);
	const free = added.filter((id) => !used.has(id));
	// Who stays keeps the identifiers, so that the next file knows them.
	await tx.$executeRaw`
		DELETE FROM person_identifier i USING roster_undo u
		WHERE u.school_id = ${schoolId}::uuid AND u.import_id = ${importId}::uuid AND u.noun = 'identifier'
			AND i.school_id = u.school_id AND json_build_array(i.type, i.source, i.value)::text = u.key
			AND i.person_id = u.person_id AND NOT i.person_id = ANY(${[...used]}::uuid[])`;
	await tx.personIdentifier.deleteMany({ where: { schoolId, personId: { in: free } } });
	const { count: peopleRemoved } = await tx.person.deleteMany({ where: { schoolId, id: { in: free } } });
	const { count: peopleEnded } = await tx.person.updateMany({
		where: { schoolId, id: { in: [...used] } },
		data: { endedAt: new Date(today()) },
	});
	const peopleRestored = await tx.$executeRaw`
		UPDATE person p SET given_name = coalesce(c.given_name, u.before ->> 'given_name'),
			name_prefix = CASE WHEN c.id IS NULL THEN u.before ->> 'name_prefix' ELSE c.name_prefix END,
			family_name = coalesce(c.family_name, u.before ->> 'family_name'), ended_at = (u.before ->> 'ended_at')::date
		FROM roster_undo u
		LEFT JOIN person_correction c ON c.school_id = u.school_id AND c.person_id = u.person_id AND c.state = 'stands'
		WHERE u.school_id = ${schoolId}::uuid AND u.import_id = ${importId}::uuid AND u.noun = 'person'
			AND u.before IS NOT NULL AND p.school_id = u.school_id AND p.id = u.key::uuid`;
	return { peopleRemoved, peopleEnded, peopleRestored };
}

async function broughtBy(tx: SchoolTransaction, schoolId: string, importId: string, noun: string): Promise<string[]> {
	const rows = await tx.rosterUndo.findMany({
		where: { schoolId, importId, noun, before: { equals: Prisma.AnyNull } },
		select: { key: true },
	});
	return rows.map(({ key }) => key);
}

/** Which of these ids stand in any column of any table of the school but these: by the catalogue, so a new table counts. */
async function idsInUse(
	tx: SchoolTransaction,
	schoolId: string,
	ids: readonly string[],
	but: readonly string[],
): Promise<ReadonlySet<string>> {
	if (ids.length === 0) return new Set();
	const columns = (await listSchoolColumns(tx)).filter(({ table, type }) => type === "uuid" && !but.includes(table));
	const uses = columns.map(
		({ table, column }) => Prisma.sql`
			SELECT ${named(column)} FROM ${named(table)}
			WHERE school_id = ${schoolId}::uuid AND ${named(column)} = ANY(${ids}::uuid[])`,
	);
	const rows = await tx.$queryRaw<
		{ id: string }[]
	>`SELECT DISTINCT id FROM (${Prisma.join(uses, " UNION ALL ")}) used (id)`;
	return new Set(rows.map(({ id }) => id));
}

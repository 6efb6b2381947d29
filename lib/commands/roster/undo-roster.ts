import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";
import { lookTwiceAtRoster } from "../accounts/second-look";
import { recordAudit } from "../record-audit";
import { placeTables, planUndo, type UndoneRoster, type UndoPlan, undoRows } from "./plan-undo";
import { lockRoster, rosterTransaction } from "./roster-work";

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
			const plan = await planUndo(tx, schoolId, importId);
			const done = await lookTwiceAtRoster(tx, scope, async () => ({
				...(await undoPlaces(tx, schoolId, importId)),
				...(await undoGroups(tx, schoolId, importId, plan.groups)),
				...(await undoPeople(tx, schoolId, importId, plan.people)),
			}));
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
async function undoPlaces(tx: SchoolTransaction, schoolId: string, importId: string) {
	const remove = (noun: keyof typeof placeTables) => {
		const { table, same } = placeTables[noun];
		return tx.$executeRaw`
			DELETE FROM ${table} AS t USING roster_undo u
			WHERE ${undoRows(schoolId, importId, noun)} AND u.before IS NULL AND ${same}`;
	};
	const restore = (noun: keyof typeof placeTables, more: Prisma.Sql = Prisma.empty) => {
		const { table, same } = placeTables[noun];
		return tx.$executeRaw`
			UPDATE ${table} AS t SET end_date = (u.before ->> 'end_date')::date ${more} FROM roster_undo u
			WHERE ${undoRows(schoolId, importId, noun)} AND u.before IS NOT NULL AND ${same}`;
	};
	const schoolYear = Prisma.sql`, school_year = (u.before ->> 'school_year')::int`;
	return {
		placesRemoved: (await remove("assignment")) + (await remove("membership")),
		placesRestored: (await restore("assignment")) + (await restore("membership", schoolYear)),
	};
}

async function undoGroups(
	tx: SchoolTransaction,
	schoolId: string,
	importId: string,
	{ free, used }: UndoPlan["groups"],
) {
	const { count: groupsRemoved } = await tx.group.deleteMany({ where: { schoolId, id: { in: [...free] } } });
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

async function undoPeople(
	tx: SchoolTransaction,
	schoolId: string,
	importId: string,
	{ free, used }: UndoPlan["people"],
) {
	// Who stays keeps the identifiers, so that the next file knows them.
	await tx.$executeRaw`
		DELETE FROM person_identifier i USING roster_undo u
		WHERE u.school_id = ${schoolId}::uuid AND u.import_id = ${importId}::uuid AND u.noun = 'identifier'
			AND i.school_id = u.school_id AND json_build_array(i.type, i.source, i.value)::text = u.key
			AND i.person_id = u.person_id AND NOT i.person_id = ANY(${[...used]}::uuid[])`;
	await tx.personIdentifier.deleteMany({ where: { schoolId, personId: { in: [...free] } } });
	const { count: peopleRemoved } = await tx.person.deleteMany({ where: { schoolId, id: { in: [...free] } } });
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

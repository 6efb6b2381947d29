import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { lockSchoolConnections } from "../../ingest/connection-lock";
import { markSignalGroups } from "../../ingest/write/mark-signal-groups";
import { lookTwiceAtRoster } from "../accounts/second-look";
import { recordAudit } from "../record-audit";
import { lockRoster, rosterTransaction } from "../roster/roster-work";
import { movePlaces } from "./move-places";
import { type Move, moveRows } from "./move-rows";
import { listPupilTables } from "./pupil-tables";
import { dropPractice, recountPractice, selectPractisedDays } from "./recount-practice";

export interface MergeInput {
	/** Who remains. */
	readonly pupilId: PersonId;
	readonly otherId: PersonId;
	/** Why they were suggested; empty: a person found them. */
	readonly reasons: readonly string[];
}

/**
 * Makes two pupils of the roster one: results, practice, notes, looks, places and identifiers go to the one who remains,
 * sums are computed again, and how each row was is kept (split-pupils). What comes later for either is the one's.
 * @returns the id of the match
 * @throws AppError not-allowed; not-found; invalid (the same twice); conflict while one of them is being erased,
 * and (another-admin) where one of them is a pupil of one's own
 */
export async function mergePupils(scope: Scope, { pupilId, otherId, reasons }: MergeInput): Promise<string> {
	if (!can(scope, "match-people")) throw new AppError("not-allowed");
	if (pupilId === otherId) throw new AppError("invalid");
	const { schoolId } = scope;
	const move: Move = { schoolId, matchId: newId(), from: otherId, to: pupilId };
	await inSchoolAsAdmin(
		scope,
		async (tx) => {
			// Nothing of either comes in meanwhile.
			await lockRoster(tx, schoolId);
			await lockSchoolConnections(tx, schoolId);
			await requireTwoPupils(tx, move);
			const both = { pupilIds: [pupilId, otherId], entryIds: [] };
			await markSignalGroups(tx, schoolId, both);
			const decided = { decidedBy: scope.userId, decidedAt: now() };
			await tx.personMatch.create({
				data: { schoolId, id: move.matchId, pupilId, otherId, state: "merged", reasons: [...reasons], ...decided },
			});
			// Whoever is their teacher would see what the other pupil did.
			const counts = await lookTwiceAtRoster(tx, scope, () => moveAll(tx, move));
			await tx.personMatch.update({ where: { schoolId_id: { schoolId, id: move.matchId } }, data: { counts } });
			await markSignalGroups(tx, schoolId, both);
			const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
			await recordAudit(tx, scope, "match.merge", { matchId: move.matchId, pupilId, otherId, rows });
			// What waited because it named both is known now.
			await enqueue(tx, "release-held", { schoolId });
		},
		rosterTransaction,
	);
	return move.matchId;
}

async function requireTwoPupils(tx: SchoolTransaction, { schoolId, from, to }: Move): Promise<void> {
	const found = await tx.person.count({ where: { schoolId, kind: "pupil", id: { in: [from, to] } } });
	if (found !== 2) throw new AppError("not-found");
	const erased = { schoolId, erasedPupil: { in: [from, to] }, state: "asked" };
	if ((await tx.pupilErasure.count({ where: erased })) > 0) throw new AppError("conflict", "erasure-asked");
}

async function moveAll(tx: SchoolTransaction, move: Move): Promise<Record<string, number>> {
	const { schoolId, from, to } = move;
	const counts: Record<string, number> = {};
	const days = await selectPractisedDays(tx, schoolId, from);
	await dropPractice(tx, schoolId, from);
	for (const table of await listPupilTables(tx)) {
		const rows = await moveRows(tx, move, table);
		if (rows > 0) counts[table.table] = rows;
	}
	counts.group_membership = await movePlaces(tx, move);
	counts.person_identifier = await tx.$executeRaw`
		UPDATE person_identifier SET person_id = ${to}::uuid, came_with = coalesce(came_with, ${move.matchId}::uuid)
		WHERE school_id = ${schoolId}::uuid AND person_id = ${from}::uuid`;
	await takePerson(tx, move);
	await recountPractice(tx, schoolId, days, [to]);
	return counts;
}

/** The other is no person of the school any more; the one who remains is there as long as either was. */
async function takePerson(tx: SchoolTransaction, { schoolId, matchId, from, to }: Move): Promise<void> {
	await tx.$executeRaw`
		WITH other AS (
			SELECT ended_at FROM person WHERE school_id = ${schoolId}::uuid AND id = ${from}::uuid
		), kept AS (
			SELECT p.id, p.ended_at AS before, CASE WHEN p.ended_at IS NOT NULL AND o.ended_at IS NOT NULL
				THEN greatest(p.ended_at, o.ended_at) END AS after
			FROM person AS p, other AS o WHERE p.school_id = ${schoolId}::uuid AND p.id = ${to}::uuid
		), told AS (
			INSERT INTO person_match_row (school_id, match_id, table_name, how, key, before, after)
			SELECT ${schoolId}::uuid, ${matchId}::uuid, 'person', 'rewritten', jsonb_build_object('id', id),
				jsonb_build_object('ended_at', before), jsonb_build_object('ended_at', after)
			FROM kept WHERE before IS DISTINCT FROM after
		)
		UPDATE person AS p SET ended_at = k.after FROM kept AS k
		WHERE p.school_id = ${schoolId}::uuid AND p.id = k.id AND k.before IS DISTINCT FROM k.after`;
	await tx.$executeRaw`
		WITH gone AS (
			DELETE FROM person AS t WHERE t.school_id = ${schoolId}::uuid AND t.id = ${from}::uuid RETURNING t.*
		)
		INSERT INTO person_match_row (school_id, match_id, table_name, how, key, before)
		SELECT ${schoolId}::uuid, ${matchId}::uuid, 'person', 'aside', jsonb_build_object('id', t.id), to_jsonb(t)
		FROM gone AS t`;
}

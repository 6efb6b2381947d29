import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { lockSchoolConnections } from "../../ingest/connection-lock";
import { markSignalGroups } from "../../ingest/write/mark-signal-groups";
import { recordAudit } from "../record-audit";
import { lockRoster, rosterTransaction } from "../roster/roster-work";
import type { Move } from "./move-rows";
import { recountPractice, selectPractisedDays } from "./recount-practice";
import { returnArrived } from "./return-arrived";
import { returnRows } from "./return-rows";

/**
 * Takes a merge back: each pupil has again what was that pupil's own, to the letter; what came since goes to the one whose
 * identifier it named. What people wrote since stays with the one who remained.
 * @throws AppError not-allowed; not-found; conflict (split-later-first) while a later merge stands on this one, or
 * (erasure-asked) while the pupil is being erased
 */
export async function splitPupils(scope: Scope, matchId: string): Promise<void> {
	if (!can(scope, "match-people")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	await inSchoolAsAdmin(
		scope,
		async (tx) => {
			await lockRoster(tx, schoolId);
			await lockSchoolConnections(tx, schoolId);
			const match = await tx.personMatch.findFirst({ where: { schoolId, id: matchId, state: "merged" } });
			if (match === null) throw new AppError("not-found");
			const [from, to] = [match.otherId as PersonId, match.pupilId as PersonId];
			await requireLast(tx, { schoolId, to, decidedAt: match.decidedAt });
			const both = { pupilIds: [from, to], entryIds: [] };
			await markSignalGroups(tx, schoolId, both);
			await giveBack(tx, { schoolId, matchId, from, to });
			await markSignalGroups(tx, schoolId, both);
			const ended = { state: "split", endedBy: scope.userId, endedAt: now() };
			await tx.personMatch.update({ where: { schoolId_id: { schoolId, id: matchId } }, data: ended });
			await tx.personMatchRow.deleteMany({ where: { schoolId, matchId } });
			await tx.personMatchRecord.deleteMany({ where: { schoolId, matchId } });
			await recordAudit(tx, scope, "match.split", { matchId, pupilId: to, otherId: from });
			await enqueue(tx, "release-held", { schoolId });
		},
		rosterTransaction,
	);
}

/** Merges are taken back in the order against which they were made: a later one holds rows of this one. */
async function requireLast(
	tx: SchoolTransaction,
	{ schoolId, to, decidedAt }: { schoolId: Scope["schoolId"]; to: PersonId; decidedAt: Date },
): Promise<void> {
	const later = { schoolId, state: "merged", OR: [{ otherId: to }, { pupilId: to, decidedAt: { gt: decidedAt } }] };
	if ((await tx.personMatch.count({ where: later })) > 0) throw new AppError("conflict", "split-later-first");
	const erased = { schoolId, erasedPupil: to, state: "asked" };
	if ((await tx.pupilErasure.count({ where: erased })) > 0) throw new AppError("conflict", "erasure-asked");
}

async function giveBack(tx: SchoolTransaction, move: Move): Promise<void> {
	const { schoolId, from, to } = move;
	await returnRows(tx, move);
	await returnArrived(tx, move);
	// By now the attempts are where they belong; the days of the one who goes are those of both that are others now.
	const days = await selectPractisedDays(tx, schoolId, from);
	await recountPractice(tx, schoolId, days, [from, to]);
}

import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { named } from "../pupil-files/count-traces";
import type { Move } from "./move-rows";

/** Facts that say which record of which delivery brought them. */
const facts = ["sitting_entry", "refused_result", "attempt", "attempt_echo", "unit_progress", "material_use"];

/**
 * What came since the merge for the one who was gone, by that pupil's own identifiers, goes along. So does what came by a
 * pupil who had been merged into that one before.
 */
export async function returnArrived(tx: SchoolTransaction, move: Move): Promise<void> {
	const { schoolId, from, to } = move;
	const mine = Prisma.sql`r.school_id = ${schoolId}::uuid AND r.match_id IN (${matchesWithin(move)})`;
	for (const table of facts)
		await tx.$executeRaw`
			UPDATE ${named(table)} AS t SET pupil_id = ${from}::uuid
			FROM person_match_record AS r
			WHERE ${mine} AND t.school_id = r.school_id AND t.pupil_id = ${to}::uuid
				AND t.delivery_id = r.delivery_id AND t.record_index = r.record_index`;
	await tx.$executeRaw`
		UPDATE attempt_key AS t SET pupil_id = ${from}::uuid
		FROM person_match_record AS r
		WHERE ${mine} AND t.school_id = r.school_id AND t.pupil_id = ${to}::uuid
			AND t.connection_id = r.connection_id AND t.source_id = r.source_id`;
	await tx.$executeRaw`
		UPDATE person_identifier AS t SET person_id = ${from}::uuid, came_with = nullif(came_with, ${move.matchId}::uuid)
		WHERE t.school_id = ${schoolId}::uuid AND t.person_id = ${to}::uuid AND t.came_with IN (${matchesWithin(move)})`;
}

/** This match, and those by which others had become the one who goes. */
const matchesWithin = ({ schoolId, matchId, from }: Move) => Prisma.sql`
	WITH RECURSIVE within AS (
		SELECT ${matchId}::uuid AS id, ${from}::uuid AS pupil_id
		UNION
		SELECT m.id, m.other_id FROM person_match AS m JOIN within AS w ON m.pupil_id = w.pupil_id
		WHERE m.school_id = ${schoolId}::uuid AND m.state = 'merged' AND m.id <> ${matchId}::uuid
	)
	SELECT id FROM within`;

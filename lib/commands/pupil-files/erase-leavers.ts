import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { dayInAmsterdam } from "../../domain/school-day";
import { findRetention } from "../../ingest/retention";
import { erasePupil } from "./erase-pupil";

/** Pupils of one night: the rest follows the next, so that no night is long. */
const aNight = 50;

/**
 * Erases pupils who left so long ago that their retention is over, each with its proof. One of whom something was left
 * over is not tried every night: a person has to look.
 * @returns how many were erased
 */
export async function eraseLeavers(scope: JobScope, at: Date = now()): Promise<number> {
	const { schoolId } = scope;
	const erasures = await inSchool(scope, async (tx) => {
		const { leaverDays } = await findRetention(tx, schoolId);
		const due = await tx.$queryRaw<{ id: string }[]>`
			SELECT p.id FROM person p
			WHERE p.school_id = ${schoolId}::uuid AND p.kind = 'pupil'
				AND p.ended_at < ${dayInAmsterdam(at)}::date - ${leaverDays}::int
				AND NOT EXISTS (SELECT 1 FROM pupil_erasure e WHERE e.school_id = p.school_id AND e.erased_pupil = p.id
					AND e.state <> 'done')
			ORDER BY p.ended_at, p.id LIMIT ${aNight}`;
		const data = due.map(({ id }) => ({ schoolId, id: newId(), erasedPupil: id, askedBy: null, state: "asked" }));
		await tx.pupilErasure.createMany({ data });
		// What an earlier night began and did not end is done too.
		return tx.pupilErasure.findMany({ where: { schoolId, state: "asked", askedBy: null }, orderBy: { id: "asc" } });
	});
	for (const { id } of erasures) await erasePupil(scope, id);
	return inSchool(scope, (tx) =>
		tx.pupilErasure.count({ where: { schoolId, state: "done", id: { in: erasures.map(({ id }) => id) } } }),
	);
}

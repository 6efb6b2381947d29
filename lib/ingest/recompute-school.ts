import type { JobScope } from "../authz/scope";
import { inSchool } from "../db/in-school";
import type { ConnectionId } from "../domain/ids";
import { recomputePractice } from "./recompute-practice";

/** Computes again what is still marked at a school, whatever became of the jobs that were asked for. */
export async function recomputeSchool(scope: JobScope): Promise<void> {
	const { schoolId } = scope;
	const connections = await inSchool(
		scope,
		(tx) => tx.$queryRaw<{ id: ConnectionId }[]>`
			SELECT id FROM connection AS c
			WHERE school_id = ${schoolId}::uuid AND (practice_version < mapping_version OR EXISTS (
				SELECT FROM dirty_practice_day AS d WHERE d.school_id = c.school_id AND d.connection_id = c.id))
			ORDER BY id`,
	);
	for (const { id } of connections) await recomputePractice(scope, id);
}

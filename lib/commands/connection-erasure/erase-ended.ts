import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { eraseSome } from "../../ingest/erase-received";

/**
 * Erases what ended connections brought whose agreed retention is over since. Connections without an agreement of their
 * own stay until somebody decides.
 * @returns how many connections were erased
 */
export async function eraseEnded(scope: JobScope, at: Date = now()): Promise<number> {
	const { schoolId } = scope;
	const ended = await inSchool(
		scope,
		(tx) => tx.$queryRaw<{ id: ConnectionId }[]>`
			SELECT id FROM connection
			WHERE school_id = ${schoolId}::uuid AND state = 'revoked' AND erased_at IS NULL
				AND revoked_at < ${at}::timestamptz - retention_days * interval '1 day'
			ORDER BY id`,
	);
	for (const { id } of ended) {
		let more = true;
		while (more) more = await eraseSome(scope, id);
	}
	return ended.length;
}

import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";

/**
 * For how many pupils records of a connection wait, told apart by the identifiers that came with them: the same pupil
 * named in two ways counts as two. 0 for a connection of another school, as for one that is not there.
 * @throws AppError not-allowed unless admin
 */
export async function countUnknownPupils(scope: Scope, connectionId: ConnectionId): Promise<number> {
	requireAdmin(scope);
	const [found] = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<{ pupils: number }[]>`
			SELECT count(DISTINCT named.pupil)::int AS pupils FROM (
				SELECT string_agg(n.type || ' ' || n.value, ' ' ORDER BY n.type, n.value) AS pupil
				FROM held_record AS h
				JOIN held_identifier AS n ON n.school_id = h.school_id AND n.held_id = h.id
				WHERE h.school_id = ${scope.schoolId}::uuid AND h.connection_id = ${connectionId}::uuid
					AND h.reason <> 'too-many-months'
				GROUP BY h.id
			) AS named`,
	);
	return found?.pupils ?? 0;
}

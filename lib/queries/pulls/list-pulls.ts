import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { listRuns, type PullRun } from "./list-runs";

export interface ActivePull {
	readonly connectionId: string;
	readonly supplier: string;
	readonly hour: number;
	/** The last one that ended; null: none did. */
	readonly last: PullRun | null;
}

/**
 * Rosters of the school that are fetched by the clock; mostly one.
 * @throws AppError not-allowed unless admin
 */
export async function listPulls(scope: Scope): Promise<ActivePull[]> {
	requireAdmin(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const rows = await tx.$queryRaw<Omit<ActivePull, "last">[]>`
			SELECT p.connection_id AS "connectionId", s.name AS supplier, p.hour
			FROM roster_pull AS p
			JOIN connection AS c ON c.school_id = p.school_id AND c.id = p.connection_id
			JOIN supplier AS s ON s.id = c.supplier_id
			WHERE p.school_id = ${schoolId}::uuid AND p.next_at IS NOT NULL AND c.state = 'active'
			ORDER BY s.name, p.connection_id LIMIT 5`;
		const pulls: ActivePull[] = [];
		for (const row of rows) {
			const runs = await listRuns(tx, schoolId, row.connectionId);
			pulls.push({ ...row, last: runs.find(({ state }) => state !== "open") ?? null });
		}
		return pulls;
	});
}

import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { type Hold, holdSchema } from "../../domain/hold";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";

export interface HeldConnection {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	/** Null: it was held for a reason that this version does not know. */
	readonly hold: Hold | null;
	/** The roster file still waits and can be looked at. */
	readonly importWaits: boolean;
}

/** Connections that wait for a person's word: what they send meanwhile is refused, and sent again afterwards. */
export async function listHeldConnections(scope: Scope): Promise<HeldConnection[]> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const rows = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<(Omit<HeldConnection, "hold"> & { hold: unknown })[]>`
			SELECT c.id AS "connectionId", s.name AS supplier, c.standard, c.hold, EXISTS (
				SELECT FROM roster_import AS i
				WHERE i.school_id = c.school_id AND i.id::text = c.hold->>'importId' AND i.state = 'previewed'
			) AS "importWaits"
			FROM connection AS c JOIN supplier AS s ON s.id = c.supplier_id
			WHERE c.school_id = ${scope.schoolId}::uuid AND c.state = 'held'
			ORDER BY s.name, c.id
			LIMIT 1000`,
	);
	return rows.map(({ hold, ...row }) => ({ ...row, hold: holdSchema.safeParse(hold).data ?? null }));
}

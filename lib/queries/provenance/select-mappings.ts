import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GoalId } from "../../domain/ids";

export interface MappingRow {
	readonly connectionId: ConnectionId;
	/** unit, item, assessment or part */
	readonly kind: string;
	/** Null: the supplier gave none. */
	readonly title: string | null;
	readonly since: Date;
	/** The mapping of the connection as it stands. */
	readonly mappingVersion: number;
}

/** What of each supplier is mapped to a goal. */
export function selectMappings(tx: SchoolTransaction, scope: Scope, goalId: GoalId): Promise<MappingRow[]> {
	return tx.$queryRaw<MappingRow[]>`
		SELECT m.connection_id AS "connectionId", m.kind, coalesce(u.title, n.title) AS title, m.created_at AS since,
			c.mapping_version AS "mappingVersion"
		FROM goal_mapping m
		JOIN connection c ON c.school_id = m.school_id AND c.id = m.connection_id
		LEFT JOIN supplier_unit u ON u.school_id = m.school_id AND u.connection_id = m.connection_id
			AND u.kind = m.kind AND u.source_id = m.source_id
		LEFT JOIN practice_item n ON m.kind = 'item' AND n.school_id = m.school_id AND n.connection_id = m.connection_id
			AND n.item_id = m.source_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.goal_id = ${goalId}::uuid
		ORDER BY m.connection_id, coalesce(u.title, n.title), m.source_id`;
}

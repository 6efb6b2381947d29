import { createHash } from "node:crypto";
import { z } from "zod";
import { inSchoolByRole } from "../../authz/in-school-by-role";
import { can } from "../../authz/policy";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

export const mappableKinds = ["unit", "item", "assessment", "part"] as const;

const inputSchema = z.object({
	connectionId: z.uuid(),
	/** One line for each unit: its goals from now on. No goals: unmapped again. A part's sourceId is assessment#part. */
	units: z
		.array(z.object({ kind: z.enum(mappableKinds), sourceId: z.string().min(1), goalIds: z.array(z.uuid()).max(50) }))
		.min(1)
		.max(20_000),
});
export type MapUnitsInput = z.input<typeof inputSchema>;

type Unit = z.output<typeof inputSchema>["units"][number];

/** As the form of one unit shows it: the goals that are ticked. */
export const shownUnit = (goalIds: readonly string[]): Shown => ({ goal: goalIds });

/** A unit as the log names it: what its supplier calls it is not for the log. */
const unitName = ({ kind, sourceId }: Pick<Unit, "kind" | "sourceId">) =>
	createHash("sha256").update(`${kind}:${sourceId}`).digest("base64url").slice(0, 16);

/**
 * Says which goals a supplier's units, items, tests and parts are about. Raises the mapping version of the connection and
 * has its practice computed again, unless nothing changes.
 * @param seen the version of shownUnit that was changed, where one unit is mapped; null: whatever its goals are
 * @returns the mapping version that now holds, and how many lines changed
 * @throws ChangedMeanwhile; AppError not-found when the connection or a goal is not there
 */
export async function mapUnits(
	scope: Scope | JobScope,
	input: MapUnitsInput,
	seen: string | null = null,
): Promise<{ mappingVersion: number; changed: number }> {
	if (scope.kind === "person" && !can(scope, "map-goals")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { connectionId, units } = parsed.data;
	const { schoolId } = scope;
	const [only] = units.length === 1 ? units : [];
	return inSchoolByRole(scope, async (tx) => {
		if (only && seen !== null)
			await requireSeen(tx, scope, {
				...{ seen, lock: `unit ${connectionId} ${only.kind} ${only.sourceId}` },
				read: async () => shownUnit(await listGoalIds(tx, { schoolId, connectionId }, only)),
				...{ actions: ["goals.map"], subject: { connectionId, unit: unitName(only) } },
			});
		const current = await lockConnection(tx, schoolId, connectionId);
		await checkGoals(tx, [...new Set(units.flatMap((unit) => unit.goalIds))]);
		const version = current + 1;
		const userId = scope.kind === "person" ? scope.userId : null;
		const changed = await replace(tx, { schoolId, connectionId, version, userId }, units);
		if (changed === 0) return { mappingVersion: current, changed };
		await tx.connection.update({
			where: { schoolId_id: { schoolId, id: connectionId } },
			data: { mappingVersion: version },
		});
		await recordAudit(tx, scope, "goals.map", {
			...{ connectionId, version, changed },
			...(only ? { unit: unitName(only) } : {}),
		});
		await enqueue(tx, "recompute-practice", { schoolId, connectionId });
		return { mappingVersion: version, changed };
	});
}

async function listGoalIds(
	tx: SchoolTransaction,
	of: { readonly schoolId: string; readonly connectionId: string },
	{ kind, sourceId }: Unit,
): Promise<string[]> {
	const rows = await tx.goalMapping.findMany({ where: { ...of, kind, sourceId }, select: { goalId: true } });
	return rows.map(({ goalId }) => goalId);
}

/** Two that map the same connection wait for each other. */
async function lockConnection(tx: SchoolTransaction, schoolId: string, connectionId: string): Promise<number> {
	const [row] = await tx.$queryRaw<{ mapping_version: number }[]>`
		SELECT mapping_version FROM connection
		WHERE school_id = ${schoolId}::uuid AND id = ${connectionId}::uuid FOR UPDATE`;
	if (!row) throw new AppError("not-found");
	return row.mapping_version;
}

async function checkGoals(tx: SchoolTransaction, goalIds: readonly string[]): Promise<void> {
	const known = await tx.goal.count({ where: { id: { in: [...goalIds] }, measurable: true } });
	if (known < goalIds.length) throw new AppError("not-found");
}

interface Mapping {
	readonly schoolId: string;
	readonly connectionId: string;
	readonly version: number;
	readonly userId: string | null;
}

async function replace(
	tx: SchoolTransaction,
	{ schoolId, connectionId, version, userId }: Mapping,
	units: z.output<typeof inputSchema>["units"],
): Promise<number> {
	const named = JSON.stringify(units.map(({ kind, sourceId }) => ({ kind, source_id: sourceId })));
	const wanted = JSON.stringify(
		units.flatMap(({ kind, sourceId, goalIds }) => goalIds.map((id) => ({ kind, source_id: sourceId, goal_id: id }))),
	);
	const removed = await tx.$executeRaw`
		WITH named AS (SELECT DISTINCT * FROM json_to_recordset(${named}::json) AS r (kind text, source_id text)),
			wanted AS (SELECT * FROM json_to_recordset(${wanted}::json) AS r (kind text, source_id text, goal_id uuid))
		DELETE FROM goal_mapping AS m USING named AS n
		WHERE m.school_id = ${schoolId}::uuid AND m.connection_id = ${connectionId}::uuid
			AND m.kind = n.kind AND m.source_id = n.source_id
			AND (m.kind, m.source_id, m.goal_id) NOT IN (SELECT kind, source_id, goal_id FROM wanted)`;
	const added = await tx.$executeRaw`
		INSERT INTO goal_mapping (school_id, connection_id, kind, source_id, goal_id, version, created_by, created_at)
		SELECT ${schoolId}::uuid, ${connectionId}::uuid, r.kind, r.source_id, r.goal_id, ${version}, ${userId}::uuid,
			${now()}::timestamptz
		FROM json_to_recordset(${wanted}::json) AS r (kind text, source_id text, goal_id uuid)
		ON CONFLICT (school_id, connection_id, kind, source_id, goal_id) DO NOTHING`;
	await tx.$executeRaw`
		WITH named AS (SELECT DISTINCT * FROM json_to_recordset(${named}::json) AS r (kind text, source_id text)),
			state AS (SELECT n.*, EXISTS (
				SELECT FROM goal_mapping AS m WHERE m.school_id = ${schoolId}::uuid
					AND m.connection_id = ${connectionId}::uuid AND m.kind = n.kind AND m.source_id = n.source_id
			) AS mapped FROM named AS n)
		UPDATE supplier_unit AS u SET mapped = s.mapped, set_aside = u.set_aside AND NOT s.mapped FROM state AS s
		WHERE u.school_id = ${schoolId}::uuid AND u.connection_id = ${connectionId}::uuid
			AND u.kind = s.kind AND u.source_id = s.source_id AND u.mapped <> s.mapped`;
	return removed + added;
}

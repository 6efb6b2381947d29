import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { type ConnectionReading, countedAs } from "../../domain/connection-reading";
import { AppError } from "../../errors";
import type { ExchangeStandard } from "../../standards/contract";
import { findStandard } from "../../standards/registry";

/** Decisions in force at one connection: more are no decisions but a translation of its own. */
const mostInForce = 100;

interface Decided {
	readonly id: string;
	readonly kind: string;
	readonly verb: string | null;
	readonly activityType: string | null;
	readonly decision: string;
}

/**
 * Has a connection by itself, to change how its messages are read.
 * @returns what can be decided by its standard
 * @throws AppError not-found for a connection that is not there, has ended, or speaks no standard with verbs
 */
export async function lockReading(
	tx: SchoolTransaction,
	{ schoolId }: Scope,
	connectionId: string,
): Promise<NonNullable<ExchangeStandard["reading"]>> {
	const [row] = await tx.$queryRaw<{ standard: string }[]>`
		SELECT standard FROM connection
		WHERE school_id = ${schoolId}::uuid AND id = ${connectionId}::uuid AND state NOT IN ('asked', 'revoked')
		FOR UPDATE`;
	const reading = row && findStandard(row.standard)?.reading;
	if (!reading) throw new AppError("not-found");
	return reading;
}

export function listInForce(tx: SchoolTransaction, { schoolId }: Scope, connectionId: string): Promise<Decided[]> {
	return tx.readingDecision.findMany({
		where: { schoolId, connectionId, endedAt: null },
		orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
	});
}

/** @throws AppError invalid (too-many-decisions) */
export async function addDecision(
	tx: SchoolTransaction,
	{ schoolId, userId }: Scope,
	connectionId: string,
	decision: Omit<Decided, "id">,
): Promise<void> {
	if ((await tx.readingDecision.count({ where: { schoolId, connectionId, endedAt: null } })) >= mostInForce)
		throw new AppError("invalid", "too-many-decisions");
	const made = { decidedBy: userId, decidedAt: now() };
	await tx.readingDecision.create({ data: { schoolId, id: newId(), connectionId, ...decision, ...made } });
}

export async function endDecision(tx: SchoolTransaction, { schoolId, userId }: Scope, id: string): Promise<void> {
	const ended = { endedBy: userId, endedAt: now() };
	await tx.readingDecision.updateMany({ where: { schoolId, id, endedAt: null }, data: ended });
}

/** What is in force, where deliveries find it with their connection. */
export async function keepReading(tx: SchoolTransaction, scope: Scope, connectionId: string): Promise<void> {
	const reading = toReading(await listInForce(tx, scope, connectionId));
	await tx.connection.updateMany({
		where: { schoolId: scope.schoolId, id: connectionId },
		data: { reading: JSON.parse(JSON.stringify(reading)) },
	});
}

const asSchema = z.enum(countedAs);
function toReading(decisions: readonly Decided[]): ConnectionReading {
	return {
		deviations: decisions.flatMap(({ kind, decision }) => (kind === "deviation" ? [decision] : [])),
		meanings: decisions.flatMap(({ kind, verb, activityType, decision }) =>
			kind === "meaning" ? [{ verb, activityType, as: asSchema.parse(decision) }] : [],
		),
	};
}

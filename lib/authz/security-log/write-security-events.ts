import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolId, UserId } from "../../domain/ids";
import type { SecurityCause, SecurityEvent } from "../../domain/security-events";
import type { Prisma } from "../../generated/prisma/client";
import { log } from "../../log";
import { listAccountSchools } from "../account-schools";
import type { SessionPlace } from "../sessions/session-place";

/** One thing that happened to an account, and where from. */
export type SecurityLine<Event extends SecurityEvent = SecurityEvent> = {
	[Name in Event]: {
		readonly userId: UserId;
		readonly event: Name;
		readonly cause: SecurityCause<Name>;
		readonly place: SessionPlace;
	};
}[Event];

/**
 * Writes lines of one account into the log of each of its schools. Row-level security shows one school at a time, so the
 * setting goes round its few schools, and is put back.
 */
export async function writeSecurityEvents(
	tx: Prisma.TransactionClient,
	userId: UserId,
	lines: readonly SecurityLine[],
	at: Date = now(),
): Promise<void> {
	if (lines.length === 0) return;
	const [before] = await tx.$queryRaw<{ school: string }[]>`
		SELECT coalesce(current_setting('app.school', true), '') AS school`;
	for (const { schoolId } of await listAccountSchools(tx, userId, at)) {
		await setSchool(tx, schoolId);
		await tx.securityEvent.createMany({
			data: lines.map(({ event, cause, place: { browser, system, network } }) => ({
				...{ schoolId, id: newId(), at, userId, event, cause, browser, system, network },
			})),
		});
	}
	await setSchool(tx, before?.school ?? "");
	for (const { event, cause, place } of lines) log.info({ userId, event, cause, network: place.network }, "security");
}

async function setSchool(tx: Prisma.TransactionClient, schoolId: SchoolId | string): Promise<void> {
	await tx.$executeRaw`SELECT set_config('app.school', ${schoolId}, true)`;
}

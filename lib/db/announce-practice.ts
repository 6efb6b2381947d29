import { describeFault } from "../describe-fault";
import type { PersonId, SchoolId } from "../domain/ids";
import { log } from "../log";
import { prisma } from "./client";
import { encodePractice, noticeChannels } from "./notices";

/** Deliveries of a connection within this time are told at once: a busy lesson costs four small transactions a second. */
const gatherMs = 250;
const gathering = new Map<string, Set<PersonId>>();

/**
 * Tells the open live pages of all processes whose practice a connection brought. After the commit and gathered, for a
 * NOTIFY inside the writer's transaction would make all commits of the database wait for each other. What is lost with a
 * process is caught up by the page itself, which asks again every half minute.
 */
export function announcePractice(schoolId: SchoolId, connectionId: string, pupilIds: Iterable<PersonId>): void {
	const known = gathering.get(connectionId);
	if (known) {
		for (const pupilId of pupilIds) known.add(pupilId);
		return;
	}
	const fresh = new Set(pupilIds);
	if (fresh.size === 0) return;
	gathering.set(connectionId, fresh);
	const client = prisma();
	setTimeout(() => {
		gathering.delete(connectionId);
		const notice = encodePractice(schoolId, connectionId, fresh);
		client.$executeRaw`SELECT pg_notify(${noticeChannels.practice}, ${notice})`.catch((error: unknown) =>
			log.warn(describeFault(error), "practice was not announced"),
		);
	}, gatherMs).unref();
}

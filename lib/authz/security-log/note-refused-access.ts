import { prisma } from "../../db/client";
import type { SecurityCause } from "../../domain/security-events";
import type { AccountScope } from "../scope";
import { noteSecurityEvent } from "./note-security-event";

/** Notes that somebody who is signed in asked for what is not theirs; what it was stays out of the log. */
export function noteRefusedAccess({ sessionId, userId }: AccountScope, cause: SecurityCause<"access-refused">): void {
	noteSecurityEvent(async () => {
		const select = { browser: true, system: true, network: true };
		const place = await prisma().session.findUnique({ where: { id: sessionId }, select });
		return place && { userId, event: "access-refused", cause, place };
	});
}

import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import type { SecurityCause } from "../../domain/security-events";
import type { SessionPlace } from "../sessions/session-place";
import { noteSecurityEvent } from "./note-security-event";

/** Notes a refused sign-in for the account of this address. Of an address without an account nothing is kept: people type passwords there. */
export function notePersonRefused(email: string, cause: SecurityCause<"sign-in-refused">, place: SessionPlace): void {
	noteSecurityEvent(async () => {
		const where = { email: email.trim().toLowerCase().slice(0, 320).replaceAll("\0", "") };
		const account = await prisma().userAccount.findUnique({ where, select: { id: true } });
		return account && { userId: account.id as UserId, event: "sign-in-refused", cause, place };
	});
}

"use server";
import { z } from "zod";
import { today } from "@/lib/clock";
import { eraseConnection as erase } from "@/lib/commands/connection-erasure/erase-connection";
import { pauseConnection as pause } from "@/lib/commands/connections/pause-connection";
import { replaceSecret } from "@/lib/commands/connections/replace-secret";
import { revokeConnection } from "@/lib/commands/connections/revoke-connection";
import { connectionId } from "@/lib/domain/ids";
import { addDays } from "@/lib/domain/school-day";
import { startOfDay } from "@/lib/domain/start-of-day";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { checked, optional } from "@/lib/http/form-schemas";
import { findConnection } from "@/lib/queries/suppliers/find-connection";

const refresh = "/suppliers";

/** Pauses until the end of a day, or until it is resumed; resumes when that button was pressed. */
export const pauseConnection = action({
	scope: "admin",
	input: z.object({ connectionId, until: optional(z.iso.date()), decision: z.enum(["pause", "resume"]) }),
	edits: true,
	refresh,
	work: async ({ scope, input: { connectionId, until, decision }, seen }) => {
		if (decision === "resume") return pause(scope, connectionId, new Date(0), seen);
		if (until !== null && until < today()) throw new AppError("invalid", "pause-past");
		return pause(scope, connectionId, until === null ? null : startOfDay(addDays(until, 1)), seen);
	},
});

/** A new secret, in the answer alone: the page is not built anew. */
export const renewSecret = action({
	scope: "person",
	/** Which secret the person saw: when it is another by now, somebody else replaced it. */
	input: z.object({ connectionId, secretVersion: z.coerce.number().int() }),
	work: async ({ scope, input: { connectionId, secretVersion } }) => {
		const credentials = await replaceSecret(scope, connectionId, secretVersion);
		const details = await findConnection(scope, connectionId);
		if (details === null) throw new AppError("not-found");
		const { addresses, scopes } = details;
		return { ...credentials, tokenUrl: addresses.token, deliverUrls: addresses.deliver, scopes };
	},
});

/** Ends the connection, and keeps or erases what it brought as the person chose. */
export const endConnection = action({
	scope: "admin",
	input: z.object({ connectionId, after: z.enum(["keep", "erase"]), sure: checked }),
	refresh,
	work: async ({ scope, input: { connectionId, after, sure } }) => {
		requireSure(sure);
		await revokeConnection(scope, connectionId, after);
	},
});

/** Erases what an ended connection brought, before its retention is over. */
export const eraseConnection = action({
	scope: "person",
	input: z.object({ connectionId, sure: checked }),
	refresh,
	work: async ({ scope, input: { connectionId, sure } }) => {
		requireSure(sure);
		await erase(scope, connectionId);
	},
});

/** @throws AppError invalid (must-be-sure) */
function requireSure(sure: boolean): void {
	if (!sure) throw new AppError("invalid", "must-be-sure");
}

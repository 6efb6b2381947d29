"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { ManageOutcome } from "@/components/connections/manage-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import type { Scope } from "@/lib/authz/scope";
import { today } from "@/lib/clock";
import { eraseConnection } from "@/lib/commands/connection-erasure/erase-connection";
import { pauseConnection } from "@/lib/commands/connections/pause-connection";
import { replaceSecret } from "@/lib/commands/connections/replace-secret";
import { revokeConnection } from "@/lib/commands/connections/revoke-connection";
import { cancelWork } from "@/lib/commands/long-work/cancel-work";
import type { ConnectionId } from "@/lib/domain/ids";
import { addDays } from "@/lib/domain/school-day";
import { startOfDay } from "@/lib/domain/start-of-day";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { findConnection } from "@/lib/queries/suppliers/find-connection";

const connection = z.object({ connectionId: z.guid() });
/** Which secret the person saw: when it is another by now, somebody else replaced it. */
const renewSchema = connection.extend({ seen: z.coerce.number().int() });
const pauseSchema = connection.extend({ until: z.union([z.literal(""), z.iso.date()]) });
const endSchema = connection.extend({ after: z.enum(["keep", "erase"]), sure: z.literal("on") });

/** Pauses until the end of a day, or until it is resumed; resumes when that button was pressed. */
export const pause = action("state", async (_before: ManageOutcome, form: FormData): Promise<ManageOutcome> => {
	const sent = { connectionId: form.get("connectionId"), until: form.get("until") ?? "" };
	const parsed = pauseSchema.safeParse(sent);
	if (!parsed.success) return "past";
	const { until } = parsed.data;
	if (until !== "" && until < today()) return "past";
	const resumes = form.get("decision") === "resume";
	const moment = until === "" ? null : startOfDay(addDays(until, 1));
	return attempt(parsed.data, (scope, id) => pauseConnection(scope, id, resumes ? new Date(0) : moment));
});

/** A new secret, in the answer alone: the page is not built anew, and a second press is given the same answer. */
export const renewSecret = action("state", async (before: ManageOutcome, form: FormData): Promise<ManageOutcome> => {
	const scope = await requireScope();
	if (before !== null && typeof before === "object") return before;
	const parsed = renewSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) return "conflict";
	const connectionId = parsed.data.connectionId as ConnectionId;
	try {
		const credentials = await replaceSecret(scope, connectionId, parsed.data.seen);
		const details = await findConnection(scope, connectionId);
		if (details === null) return "conflict";
		const { addresses, scopes } = details;
		return { ...credentials, tokenUrl: addresses.token, deliverUrls: addresses.deliver, scopes };
	} catch (error) {
		if (error instanceof AppError && error.code !== "not-allowed") return "conflict";
		throw error;
	}
});

/** Ends the connection, and keeps or erases what it brought as the person chose. */
export const end = action("state", async (_before: ManageOutcome, form: FormData): Promise<ManageOutcome> => {
	const parsed = endSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) return "must-be-sure";
	const { after } = parsed.data;
	return attempt(parsed.data, (scope, id) => revokeConnection(scope, id, after));
});

/** Erases what an ended connection brought, before its retention is over. */
export const erase = action("state", async (_before: ManageOutcome, form: FormData): Promise<ManageOutcome> => {
	const parsed = endSchema.safeParse({ ...Object.fromEntries(form), after: "erase" });
	if (!parsed.success) return "must-be-sure";
	return attempt(parsed.data, (scope, id) => eraseConnection(scope, id));
});

/** Ends an erasure after its step; what is left still adds up, and can be erased later. */
export const stopErasing = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireScope();
	const workId = z.guid().safeParse(form.get("workId"));
	if (workId.success)
		await cancelWork(scope, workId.data).catch((error: unknown) => {
			// It ended by itself meanwhile: its panel says so.
			if (!(error instanceof AppError) || error.code !== "not-found") throw error;
		});
});

async function attempt(
	{ connectionId }: z.output<typeof connection>,
	work: (scope: Scope, id: ConnectionId) => Promise<void>,
): Promise<ManageOutcome> {
	const scope = await requireScope();
	try {
		await work(scope, connectionId as ConnectionId);
	} catch (error) {
		if (error instanceof AppError && error.code !== "not-allowed") return "conflict";
		throw error;
	}
	revalidatePath(`/suppliers/${connectionId}`, "layout");
	return "done";
}

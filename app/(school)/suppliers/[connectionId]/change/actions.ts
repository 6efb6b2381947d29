"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { AskOutcome } from "@/components/connections/ask-form";
import { faultsOf, readTermsForm, textOf } from "@/components/connections/read-terms-form";
import { requireScope } from "@/lib/authz/request-scope";
import { askChange } from "@/lib/commands/connections/ask-change";
import { connectionTermsSchema } from "@/lib/domain/connection-terms";
import type { ConnectionId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

/** Puts down other terms; the page of the connection then shows them beside what holds. */
export const change = action("state", async (_before: AskOutcome, form: FormData): Promise<AskOutcome> => {
	const scope = await requireScope();
	const connectionId = z.guid().safeParse(textOf(form, "connectionId"));
	if (!connectionId.success) return "gone";
	const parsed = connectionTermsSchema.safeParse(readTermsForm(form));
	if (!parsed.success) return faultsOf(parsed.error.issues);
	try {
		await askChange(scope, connectionId.data as ConnectionId, parsed.data);
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		if (error.code === "invalid") return { faults: ["fileId"] };
		return error.code === "not-found" ? "gone" : "waiting";
	}
	redirect(`/suppliers/${connectionId.data}`);
});

"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { DecideOutcome } from "@/components/connections/decide-form";
import { requireScope } from "@/lib/authz/request-scope";
import { approveConnection } from "@/lib/commands/connections/approve-connection";
import { withdrawRequest } from "@/lib/commands/connections/withdraw-request";
import type { ConnectionId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { findConnection } from "@/lib/queries/suppliers/find-connection";

const formSchema = z.object({
	connectionId: z.guid(),
	requestId: z.guid(),
	decision: z.enum(["approve", "withdraw"]),
});

/**
 * Approves or withdraws the request that the person read. The page is not built anew after an approval: the secret
 * stands in the answer alone, and a second click is given the same answer.
 */
export const decide = action("state", async (before: DecideOutcome, form: FormData): Promise<DecideOutcome> => {
	const scope = await requireScope();
	if (before !== null && before !== "conflict") return before;
	const parsed = formSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) return "conflict";
	const { requestId, decision } = parsed.data;
	const connectionId = parsed.data.connectionId as ConnectionId;
	let stays: boolean;
	try {
		if (decision === "approve") {
			const { credentials, number } = await approveConnection(scope, { connectionId, requestId });
			const details = credentials && (await findConnection(scope, connectionId));
			if (!credentials || !details) {
				revalidatePath(`/suppliers/${connectionId}`);
				return { approved: null, number };
			}
			const { addresses, scopes } = details;
			return {
				approved: { ...credentials, tokenUrl: addresses.token, deliverUrls: addresses.deliver, scopes },
				number,
			};
		}
		({ stays } = await withdrawRequest(scope, connectionId));
	} catch (error) {
		if (error instanceof AppError && error.code !== "not-allowed") return "conflict";
		throw error;
	}
	redirect(stays ? `/suppliers/${connectionId}` : "/suppliers");
});

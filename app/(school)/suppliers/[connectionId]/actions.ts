"use server";
import { z } from "zod";
import type { Scope } from "@/lib/authz/scope";
import { approveConnection } from "@/lib/commands/connections/approve-connection";
import { withdrawRequest as withdraw } from "@/lib/commands/connections/withdraw-request";
import { connectionId, plainId } from "@/lib/domain/ids";
import { action, leadTo } from "@/lib/http/action";
import { findConnection } from "@/lib/queries/suppliers/find-connection";

const request = z.object({ connectionId, requestId: plainId });

const approving = {
	scope: "person",
	input: request,
	work: async ({ scope, input }: { scope: Scope; input: z.output<typeof request> }) => {
		const { connectionId } = input;
		const { credentials } = await approveConnection(scope, input);
		const details = credentials && (await findConnection(scope, connectionId));
		if (!credentials || !details) return leadTo(`/suppliers/${connectionId}`);
		const { addresses, scopes } = details;
		return { ...credentials, tokenUrl: addresses.token, deliverUrls: addresses.deliver, scopes };
	},
} as const;

/** Approves the request that the person read. */
export const approveRequest = action({ ...approving, refresh: "/suppliers" });

/** The same where a secret is handed out: it stands in the answer alone, and the page is not built anew before it is kept. */
export const approveRequestWithSecret = action(approving);

/** Takes back the request that the person read. */
export const withdrawRequest = action({
	scope: "person",
	input: request,
	refresh: "/suppliers",
	work: async ({ scope, input: { connectionId, requestId } }) => {
		const { stays } = await withdraw(scope, connectionId, requestId);
		return leadTo(stays ? `/suppliers/${connectionId}` : "/suppliers");
	},
});

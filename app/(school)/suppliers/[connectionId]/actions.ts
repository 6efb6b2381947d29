"use server";
import { z } from "zod";
import type { Scope } from "@/lib/authz/scope";
import { approveConnection } from "@/lib/commands/connections/approve-connection";
import { decideMeaning } from "@/lib/commands/connections/decide-meaning";
import { endMeaning } from "@/lib/commands/connections/end-meaning";
import { setBrowserOrigins } from "@/lib/commands/connections/set-browser-origins";
import { setDeviation } from "@/lib/commands/connections/set-deviation";
import { withdrawRequest as withdraw } from "@/lib/commands/connections/withdraw-request";
import { countedAs, reaches } from "@/lib/domain/connection-reading";
import { connectionId, plainId } from "@/lib/domain/ids";
import { action, leadTo } from "@/lib/http/action";
import { optional } from "@/lib/http/form-schemas";
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

/** What a kind of record counts as: this verb on this type, the verb on every type, or every verb on the type. */
export const decideKind = action({
	scope: "person",
	input: z.object({
		...{ connectionId, verb: z.string().min(1), activityType: optional(z.string()) },
		...{ reach: z.enum(reaches), as: z.enum(countedAs) },
	}),
	refresh: "/suppliers",
	work: ({ scope, input }) => decideMeaning(scope, input).then(() => null),
});

/** Takes a decision on a kind of record back. */
export const endKind = action({
	scope: "person",
	input: z.object({ connectionId, decisionId: plainId }),
	refresh: "/suppliers",
	work: ({ scope, input }) => endMeaning(scope, input).then(() => null),
});

/** Lets a known deviation of the sender in, or refuses it again. */
export const switchDeviation = action({
	scope: "person",
	input: z.object({ connectionId, deviation: z.string().max(60), decision: z.enum(["let-in", "refuse"]) }),
	refresh: "/suppliers",
	work: ({ scope, input: { connectionId, deviation, decision } }) =>
		setDeviation(scope, { connectionId, deviation, isLet: decision === "let-in" }).then(() => null),
});

/** From which pages content may send in a browser. */
export const setOrigins = action({
	scope: "person",
	input: z.object({ connectionId, origins: z.string().max(7_000) }),
	edits: true,
	refresh: "/suppliers",
	work: async ({ scope, input: { connectionId, origins }, seen }) =>
		setBrowserOrigins(scope, connectionId, origins.split(/\r?\n/), seen),
});

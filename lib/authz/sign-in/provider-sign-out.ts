import { z } from "zod";
import { now } from "../../clock";
import { describeFault } from "../../describe-fault";
import { env } from "../../env";
import { log } from "../../log";
import { singleSignOnName } from "./single-sign-on";

const documentSchema = z.object({ issuer: z.string(), end_session_endpoint: z.url().optional() });
const keptMs = 60 * 60_000;
const mostDocumentBytes = 100_000;
let kept: { readonly until: number; readonly address: string | null } | null = null;

/**
 * Where one signs out at the OpenID provider (RP-Initiated Logout 1.0), by its discovery document; null when it has no such place or does not
 * answer within three seconds. Without a token of ours in the address: the provider asks whether one wants to.
 */
export async function findProviderSignOut(): Promise<string | null> {
	if (singleSignOnName() === null) return null;
	if (kept === null || kept.until < now().getTime())
		kept = { until: now().getTime() + keptMs, address: await readSignOut() };
	return kept.address;
}

/** The text of an answer, as far as a document of this kind goes. @throws where it is longer */
async function readText({ body }: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
		bytes += chunk.byteLength;
		// Leaving the loop ends the answer.
		if (bytes > mostDocumentBytes) throw new Error("the document is too large");
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

async function readSignOut(): Promise<string | null> {
	const { OIDC_ISSUER = "", OIDC_CLIENT_ID = "" } = env();
	const bare = OIDC_ISSUER.replace(/\/$/, "");
	try {
		const answer = await fetch(`${bare}/.well-known/openid-configuration`, {
			redirect: "error",
			signal: AbortSignal.timeout(3000),
		});
		const found = documentSchema.parse(JSON.parse(await readText(answer)));
		if (found.issuer.replace(/\/$/, "") !== bare || found.end_session_endpoint === undefined) return null;
		const address = new URL(found.end_session_endpoint);
		// As safe as the issuer itself; never another kind of address.
		if (address.protocol !== "https:" && address.protocol !== new URL(bare).protocol) return null;
		address.searchParams.set("client_id", OIDC_CLIENT_ID);
		return address.href;
	} catch (error) {
		log.warn(describeFault(error), "single sign-on: the discovery document could not be read");
		return null;
	}
}

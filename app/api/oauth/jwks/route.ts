import { publicKeySet } from "@/lib/authz/oauth/outgoing-keys";

export const dynamic = "force-dynamic";

/** The public keys with which this installation signs in at systems of others (RFC 7517). Open to all, as keys are. */
export async function GET(): Promise<Response> {
	return Response.json(await publicKeySet(), {
		headers: { "Content-Type": "application/jwk-set+json", "Cache-Control": "public, max-age=300" },
	});
}

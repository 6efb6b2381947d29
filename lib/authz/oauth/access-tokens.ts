import { errors, SignJWT } from "jose";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { env } from "../../env";
import { derivedKey } from "../secrets/derived-key";
import { verifyOwnToken } from "../secrets/verify-own-token";

export const accessTokenSeconds = 600;

export interface AccessTokenClaims {
	readonly clientId: string;
	readonly scopes: readonly string[];
	/** Of the secret that it was asked with: replacing the secret ends it. */
	readonly secretVersion: number;
}

/** A token in the profile of RFC 9068. It names client and scopes only: school and connection are asked at each use. */
export async function issueAccessToken(
	{
		clientId,
		scopes,
		secretVersion = 0,
	}: Omit<AccessTokenClaims, "secretVersion"> & { readonly secretVersion?: number },
	at: Date = now(),
): Promise<string> {
	const issuedAt = Math.floor(at.getTime() / 1000);
	return new SignJWT({ client_id: clientId, scope: scopes.join(" "), secret_version: secretVersion })
		.setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
		.setIssuer(env().PUBLIC_URL)
		.setAudience(env().PUBLIC_URL)
		.setSubject(clientId)
		.setJti(newId())
		.setIssuedAt(issuedAt)
		.setExpirationTime(issuedAt + accessTokenSeconds)
		.sign(derivedKey("access-token"));
}

/** Null for a token that is not ours, altered or too old. */
export async function readAccessToken(token: string, at: Date = now()): Promise<AccessTokenClaims | null> {
	try {
		const { payload } = await verifyOwnToken(token, "access-token", {
			typ: "at+jwt",
			issuer: env().PUBLIC_URL,
			audience: env().PUBLIC_URL,
			currentDate: at,
		});
		if (typeof payload.client_id !== "string" || typeof payload.scope !== "string") return null;
		const scopes = payload.scope.split(" ").filter((scope) => scope !== "");
		return { clientId: payload.client_id, scopes, secretVersion: Number(payload.secret_version ?? 0) };
	} catch (error) {
		if (error instanceof errors.JOSEError) return null;
		throw error;
	}
}

import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from "jose";
import { now } from "../../clock";
import { isAhead } from "../is-ahead";
import { type KeyPurpose, readingKeys } from "./derived-key";

/**
 * A token that we signed ourselves, by the key of its purpose now or, while APP_SECRET is being replaced, by the one before.
 * @returns its claims and the key that it was signed by
 * @throws JOSEError of the last key that was tried
 */
export async function verifyOwnToken(
	token: string,
	purpose: KeyPurpose,
	options: Omit<JWTVerifyOptions, "algorithms">,
): Promise<{ payload: JWTPayload; key: Uint8Array }> {
	let fault: unknown;
	for (const key of readingKeys(purpose)) {
		try {
			const { payload } = await jwtVerify(token, key, { ...options, algorithms: ["HS256"] });
			if (payload.iat !== undefined && isAhead(payload.iat, options.currentDate ?? now()))
				throw new errors.JWTClaimValidationFailed("made by a clock ahead of ours", payload, "iat");
			return { payload, key };
		} catch (error) {
			fault = error;
		}
	}
	throw fault;
}

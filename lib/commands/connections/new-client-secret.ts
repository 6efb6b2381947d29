import { randomBytes } from "node:crypto";
import { hashClientSecret } from "../../authz/sign-in/passwords";

export interface NewClientSecret {
	/** Shown once. */
	readonly secret: string;
	/** What is kept. */
	readonly hash: string;
}

/** 256 random bits for a supplier's system. Made before the transaction that keeps them: hashing may wait for its turn. */
export async function newClientSecret(): Promise<NewClientSecret> {
	const secret = randomBytes(32).toString("base64url");
	return { secret, hash: await hashClientSecret(secret) };
}

import { createHash, randomBytes } from "node:crypto";
import { now } from "../../clock";
import { inPlace, type PlaceTransaction } from "../../db/in-place";
import type { AccountKey, UserId } from "../../domain/ids";
import type { SignInRule } from "../../domain/sign-in-rules";
import { findPlaceOfLink } from "./find-accounts";

/** What a link of an account is for. Offers have a link of their own (lib/commands/offers). */
export type TokenPurpose = "password-reset" | "address" | "address-back";

const hour = 3600;
const lifeSeconds: Readonly<Record<TokenPurpose, number>> = {
	"password-reset": hour,
	address: 24 * hour,
	"address-back": 7 * 24 * hour,
};

/** 256 random bits for an address. Only the hash is kept: who reads the database cannot use it. */
export function newLinkToken(): string {
	return randomBytes(32).toString("base64url");
}

export function hashOfLink(token: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(createHash("sha256").update(token).digest());
}

export const isLinkToken = (token: string) => /^[\w-]{43}$/.test(token);

/** A token for one use. */
export async function issueToken(
	tx: PlaceTransaction,
	purpose: TokenPurpose,
	{ placeId, userId }: AccountKey,
	at: Date = now(),
): Promise<string> {
	const token = newLinkToken();
	const expiresAt = new Date(at.getTime() + lifeSeconds[purpose] * 1000);
	await tx.accountToken.create({ data: { placeId, tokenHash: hashOfLink(token), purpose, userId, expiresAt } });
	return token;
}

/** Whose token this is while it can still be used; does not use it. */
export async function findTokenAccount(
	purpose: TokenPurpose,
	token: string,
	at: Date = now(),
): Promise<
	| (AccountKey & {
			readonly email: string;
			readonly name: string;
			readonly placeName: string;
			readonly rule: SignInRule;
	  })
	| null
> {
	if (!isLinkToken(token)) return null;
	const tokenHash = hashOfLink(token);
	const placeId = await findPlaceOfLink(tokenHash);
	if (placeId === null) return null;
	return inPlace({ placeId }, async (tx) => {
		const row = await tx.accountToken.findFirst({
			where: { placeId, tokenHash, purpose, usedAt: null, expiresAt: { gt: at }, user: { endedAt: null } },
			select: { user: { select: { id: true, email: true, name: true } } },
		});
		if (row === null) return null;
		const { id, email, name } = row.user;
		const school = await tx.school.findUnique({ where: { id: placeId }, select: { signInRule: true } });
		const rule = (school?.signInRule ?? "any") as SignInRule;
		return { placeId, userId: id as UserId, email, name, placeName: await nameOfPlace(tx, placeId), rule };
	});
}

/** What a school or a board is called. */
export async function nameOfPlace(tx: PlaceTransaction, id: string): Promise<string> {
	const named = { where: { id }, select: { name: true } };
	return ((await tx.school.findUnique(named)) ?? (await tx.board.findUnique(named)))?.name ?? "";
}

/** Uses a token: true once, also when two come at the same moment. */
export async function useToken(
	tx: PlaceTransaction,
	purpose: TokenPurpose,
	token: string,
	at: Date = now(),
): Promise<boolean> {
	const used = await tx.accountToken.updateMany({
		where: { tokenHash: hashOfLink(token), purpose, usedAt: null, expiresAt: { gt: at } },
		data: { usedAt: at },
	});
	return used.count === 1;
}

/** Ends every open link of an account, but what its holder can still take back an address by. */
export async function endTokens(
	tx: PlaceTransaction,
	{ placeId, userId }: AccountKey,
	at: Date = now(),
): Promise<void> {
	await tx.accountToken.updateMany({
		where: { placeId, userId, usedAt: null, purpose: { not: "address-back" } },
		data: { usedAt: at },
	});
}

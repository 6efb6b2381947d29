import { prisma } from "../../db/client";
import type { AccountKey, PlaceId } from "../../domain/ids";

/**
 * Before a place is known: which accounts an address, an identity or a link opens. Each is one narrow function of the owner, and one statement
 * whether there is anything to find or not; at most twenty accounts, that have not ended.
 */

/** With what a typed password is compared to; null: it has none. */
interface AddressedAccount extends AccountKey {
	readonly passwordHash: string | null;
}

/** Text that no address can be is one that no account has. */
export function listAccountsOfAddress(email: string): Promise<AddressedAccount[]> {
	const address = email.trim().toLowerCase();
	const askable = address.length > 320 || address.includes("\0") ? "" : address;
	return prisma().$queryRaw<AddressedAccount[]>`
		SELECT place_id AS "placeId", user_id AS "userId", password_hash AS "passwordHash"
		FROM accounts_of_address(${askable})`;
}

/** On (issuer, subject), never on an address. */
export function listLinkedAccounts(issuer: string, subject: string): Promise<AccountKey[]> {
	return prisma().$queryRaw<AccountKey[]>`
		SELECT place_id AS "placeId", user_id AS "userId" FROM accounts_of_identity(${issuer}, ${subject})`;
}

/** Accounts that have a passkey, with its public half as each keeps it. */
export function listPasskeyAccounts(
	credentialId: string,
): Promise<(AccountKey & { readonly publicKey: Uint8Array; readonly counter: bigint })[]> {
	return prisma().$queryRaw`
		SELECT place_id AS "placeId", user_id AS "userId", public_key AS "publicKey", counter
		FROM accounts_of_passkey(${credentialId})`;
}

/** Where a one-time link belongs, used or not; null: nowhere. */
export async function findPlaceOfLink(hash: Uint8Array<ArrayBuffer>): Promise<PlaceId | null> {
	const [row] = await prisma().$queryRaw<{ place: PlaceId | null }[]>`SELECT place_of_link(${hash}) AS place`;
	return row?.place ?? null;
}

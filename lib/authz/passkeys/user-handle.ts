import type { AccountKey } from "../../domain/ids";

/**
 * What an authenticator keeps of whose key it is (WebAuthn, user handle: at most 64 bytes): place and account, so that a key for one place
 * does not take the place of that for another.
 */
export function userHandleOf({ placeId, userId }: AccountKey): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Buffer.from((placeId + userId).replaceAll("-", ""), "hex"));
}

/** Keys of before accounts belonged to a place carry the account's id as text. */
export function isUserHandleOf(account: AccountKey, handle: string): boolean {
	const forms = [Buffer.from(userHandleOf(account)), Buffer.from(account.userId)];
	return forms.some((form) => form.toString("base64url") === handle);
}

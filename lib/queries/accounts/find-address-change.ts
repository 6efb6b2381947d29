import { findTokenAccount } from "../../authz/sign-in/one-time-tokens";
import { inPlace } from "../../db/in-place";

/** A change of address, as its link shows it. */
export interface AddressChange {
	readonly name: string;
	readonly placeName: string;
	/** The address now, and what it becomes. */
	readonly from: string;
	readonly to: string;
}

/** What a link confirms (address) or takes back (address-back); null when it does nothing any more. Looking changes nothing. */
export async function findAddressChange(
	purpose: "address" | "address-back",
	token: string,
): Promise<AddressChange | null> {
	const found = await findTokenAccount(purpose, token);
	if (found === null) return null;
	const { placeId, userId, name, placeName, email: from } = found;
	const account = await inPlace(found, (tx) =>
		tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id: userId } } }),
	);
	const to = purpose === "address" ? account.nextEmail : account.formerEmail;
	return to === null ? null : { name, placeName, from, to };
}

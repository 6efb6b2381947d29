import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { mostPasskeys } from "../../authz/passkeys/most-passkeys";
import { relyingParty } from "../../authz/passkeys/relying-party";
import { userHandleOf } from "../../authz/passkeys/user-handle";
import type { AccountScope } from "../../authz/scope";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";

/**
 * What the browser needs to make a passkey for the signed-in person, who gives the password once more. Nothing is kept yet.
 * @throws AppError invalid (password-wrong, sign-in-again), too-many; conflict (passkeys-full)
 */
export async function beginPasskey(
	scope: AccountScope,
	password: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const { placeId, userId: id } = scope;
	await proveSelf(scope, password);
	const account = await inPlace(scope, (tx) =>
		tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id } }, include: { passkeys: true } }),
	);
	if (account.passkeys.length >= mostPasskeys) throw new AppError("conflict", "passkeys-full");
	const { id: rpID, name: rpName } = relyingParty();
	return generateRegistrationOptions({
		...{ rpID, rpName, userName: account.email, userDisplayName: account.name },
		userID: userHandleOf(scope),
		excludeCredentials: account.passkeys.map(({ credentialId }) => ({ id: credentialId })),
		authenticatorSelection: { residentKey: "required", userVerification: "required" },
	});
}

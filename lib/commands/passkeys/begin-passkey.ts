import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { relyingParty } from "../../authz/passkeys/relying-party";
import type { AccountScope } from "../../authz/scope";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";

/** Keys of one account: a few devices, not a collection. */
const most = 10;

/**
 * What the browser needs to make a passkey for the signed-in person, who gives the password once more. Nothing is kept yet.
 * @throws AppError invalid (password-wrong, sign-in-again), too-many; conflict (passkeys-full)
 */
export async function beginPasskey(
	scope: AccountScope,
	password: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const { userId } = scope;
	await proveSelf(scope, password);
	const account = await prisma().userAccount.findUniqueOrThrow({ where: { id: userId }, include: { passkeys: true } });
	if (account.passkeys.length >= most) throw new AppError("conflict", "passkeys-full");
	const { id: rpID, name: rpName } = relyingParty();
	return generateRegistrationOptions({
		...{ rpID, rpName, userName: account.email, userDisplayName: account.name },
		userID: new TextEncoder().encode(userId),
		excludeCredentials: account.passkeys.map(({ credentialId: id }) => ({ id })),
		authenticatorSelection: { residentKey: "required", userVerification: "required" },
	});
}

import type { OidcIdentity } from "../../authz/sign-in/oidc-identity";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";

/** How somebody with a link will sign in: a password, or the OpenID identity that the provider confirmed in this tab just now. */
export type ChosenWay = { readonly password: string } | { readonly identity: OidcIdentity };

/**
 * A place links identities only of issuers that it lets people in by: the one of this installation, unless it chose its own ways alone.
 * @throws AppError not-allowed
 */
export async function requireProviderAllowed(placeId: string): Promise<void> {
	const school = await prisma().school.findUnique({ where: { id: placeId }, select: { signInRule: true } });
	if (school?.signInRule === "own") throw new AppError("not-allowed");
}

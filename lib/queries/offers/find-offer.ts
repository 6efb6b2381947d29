import { findPlaceOfLink } from "../../authz/sign-in/find-accounts";
import { hasBegun } from "../../authz/sign-in/has-begun";
import { hashOfLink, isLinkToken, nameOfPlace } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import type { PlaceId, UserId } from "../../domain/ids";
import type { SignInRule } from "../../domain/sign-in-rules";

/** An open offer, as its link shows it. */
export interface OfferByLink {
	readonly placeId: PlaceId;
	readonly offerId: string;
	readonly placeName: string;
	readonly name: string;
	readonly email: string;
	readonly role: "admin" | "staff";
	/** The account was one of several places before accounts belonged to one. */
	readonly isSplit: boolean;
	/** Of somebody who has, or had, an account here. */
	readonly userId: UserId | null;
	/** That account can be signed in to: the offer is accepted there. */
	readonly begun: boolean;
	/** The admin tells a code, which is asked for. */
	readonly asksCode: boolean;
	/** By which ways people come in here. */
	readonly rule: SignInRule;
}

/** What a link of an offer opens, while it does; null otherwise. Looking changes nothing. */
export async function findOfferByLink(token: string): Promise<OfferByLink | null> {
	if (!isLinkToken(token)) return null;
	const linkHash = hashOfLink(token);
	const placeId = await findPlaceOfLink(linkHash);
	if (placeId === null) return null;
	const at = now();
	return inPlace({ placeId }, async (tx) => {
		const offer = await tx.accountOffer.findFirst({
			where: { placeId, linkHash, state: "open", expiresAt: { gt: at }, linkUntil: { gt: at } },
		});
		if (offer === null) return null;
		const school = await tx.school.findUnique({ where: { id: placeId }, select: { signInRule: true } });
		const account = await tx.userAccount.findFirst({
			where: { placeId, OR: [{ id: offer.userId ?? offer.id }, { email: offer.email }], endedAt: null },
			select: { id: true },
		});
		return {
			...{
				placeId,
				offerId: offer.id,
				placeName: await nameOfPlace(tx, placeId),
				name: offer.name,
				email: offer.email,
			},
			role: offer.role === "admin" ? "admin" : "staff",
			isSplit: offer.origin === "split",
			userId: offer.userId as UserId | null,
			begun: await hasBegun(tx, placeId, account?.id ?? null),
			asksCode: offer.codeHash !== null,
			rule: (school?.signInRule ?? "any") as SignInRule,
		};
	});
}

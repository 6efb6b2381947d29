import { createHash } from "node:crypto";
import type { JobScope, Scope } from "../../authz/scope";
import { spokenCode } from "../../authz/secrets/spoken-code";
import { hasBegun } from "../../authz/sign-in/has-begun";
import { hashOfLink, newLinkToken } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import type { PlaceTransaction } from "../../db/in-place";
import type { BoardId } from "../../domain/ids";
import { offerCodeDays, offerLinkDays } from "../../domain/offers";
import { env } from "../../env";
import { isLocale } from "../../i18n/locales";
import { mailServerIsSet } from "../accounts/mail-server-is-set";
import { postLetter } from "../accounts/post-letter";
import { recordAudit } from "../record-audit";

/** How an offer is opened by whom it is for. */
export interface Opened {
	/** Told once, where no mail carries it; null: it went by mail, or its holder finds the offer when signed in. */
	readonly link: string | null;
	/** Told once: without it the link opens nothing. Null: none is needed. */
	readonly code: string | null;
}

const dayMs = 24 * 3600 * 1000;
/** 8 characters, 40 bits: ten tries. */
const codeGroups = 2;

/**
 * A new link for an open offer, in place of the one before; and a new code where the address is not the roster's and the link goes by mail: who
 * reads a mistyped mailbox gets nothing. Somebody with an account of the place accepts when signed in, and needs neither.
 * @returns the opening, and what sends the letter: call it after the transaction
 */
export async function openOffer(
	tx: PlaceTransaction,
	scope: Scope | JobScope | { readonly kind: "operator-at-board"; readonly schoolId: BoardId },
	offerId: string,
): Promise<{ opened: Opened; send: () => Promise<void> }> {
	const placeId = scope.schoolId;
	const key = { placeId_id: { placeId, id: offerId } };
	const offer = await tx.accountOffer.findUniqueOrThrow({ where: key });
	const locale = isLocale(offer.locale) ? offer.locale : "nl";
	const letter = { toAddress: offer.email, name: offer.name, locale };
	if (await hasBegun(tx, placeId, offer.userId)) {
		const send = await postLetter(tx, placeId, { ...letter, template: "roleOffered", path: "/account" });
		return { opened: { link: null, code: null }, send };
	}
	const byMail = scope.kind === "person" && mailServerIsSet();
	const token = newLinkToken();
	const code = byMail && !offer.matchesRoster ? spokenCode(codeGroups) : null;
	const at = now().getTime();
	await tx.accountOffer.update({
		where: key,
		data: {
			linkHash: hashOfLink(token),
			linkUntil: new Date(at + offerLinkDays * dayMs),
			codeHash: code === null ? null : hashOfOfferCode(code),
			codeTries: 0,
			codeUntil: code === null ? null : new Date(at + offerCodeDays * dayMs),
			// Once read it stays known who did, also when a later link goes another way.
			...(byMail || scope.kind !== "person" ? {} : { readBy: scope.userId }),
		},
	});
	const path = `/invitation/${token}`;
	if (byMail) {
		const send = await postLetter(tx, placeId, { ...letter, template: "invitation", path });
		return { opened: { link: null, code }, send };
	}
	if (scope.kind !== "operator-at-board") await recordAudit(tx, scope, "offer.link-shown", { offerId });
	return { opened: { link: env().PUBLIC_URL + path, code: null }, send: async () => {} };
}

export function hashOfOfferCode(code: string): Uint8Array<ArrayBuffer> {
	const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
	return new Uint8Array(createHash("sha256").update(`offer ${plain}`).digest());
}

import { jobScope } from "../../authz/job-scope";
import type { AccountScope } from "../../authz/scope";
import { forgetFactors } from "../../authz/second-factor/forget-factors";
import { hasBegun } from "../../authz/sign-in/has-begun";
import { hashOfLink } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inPlace, type PlaceTransaction } from "../../db/in-place";
import type { AccountKey, SchoolId, UserId } from "../../domain/ids";
import { offerCodeTries } from "../../domain/offers";
import { dayOfColumn } from "../../domain/school-day";
import { AppError } from "../../errors";
import type { AccountOffer } from "../../generated/prisma/client";
import { findOfferByLink } from "../../queries/offers/find-offer";
import { type ChosenWay, requireProviderAllowed } from "../accounts/chosen-way";
import { grantRoleIn } from "../accounts/grant-role";
import { inAccount } from "../accounts/in-own";
import { lockAccount } from "../accounts/lock-account";
import { postToAdmins } from "../accounts/post-to-admins";
import { lockOpenOffer } from "./change-offer";
import { closed } from "./close-expired";
import { hashOfOfferCode } from "./open-offer";

/**
 * Accepts an offer by its link, once: the account of the place begins, with this way of signing in and the role. An account of the same person at
 * another place is not touched, nor looked at.
 * @param code that the admin told, where the offer asks for one
 * @throws AppError not-found (link-used) when nothing is open under this link, also for who has an account here: they sign in and accept there;
 * invalid (offer-code, offer-code-gone, or the password's fault); not-allowed where the place lets nobody in by a provider; conflict
 * (identity-linked, employee-taken)
 */
export async function acceptOffer(token: string, acceptance: ChosenWay, code = ""): Promise<void> {
	const found = await findOfferByLink(token);
	if (found === null || found.begun) throw new AppError("not-found", "link-used");
	const { placeId, email } = found;
	const fault = "password" in acceptance ? findPasswordFault(acceptance.password, email) : null;
	if (fault) throw new AppError("invalid", fault);
	if ("identity" in acceptance) await requireProviderAllowed(placeId);
	await proveCode(found, code);
	const passwordHash = "password" in acceptance ? await hashPassword(acceptance.password, email) : null;
	const of = { placeId, userId: found.userId ?? newId<UserId>() };
	const tell = await inAccount(of, async (tx, record) => {
		const offer = await lockByLink(tx, found, token);
		// Two offers to one new address, accepted at once, begin one account.
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${placeId} ${email}`}, 0))`;
		await lockAccount(tx, of);
		const there = await tx.userAccount.findUnique({ where: { placeId_email: { placeId, email } } });
		const userId = offer.userId ?? there?.id ?? null;
		if (await hasBegun(tx, placeId, userId)) throw new AppError("not-found", "link-used");
		const account = await begin(tx, of, { ...offer, userId }, passwordHash);
		if ("identity" in acceptance) {
			const { issuer, subject } = acceptance.identity;
			const data = [{ ...account, issuer, subject }];
			const linked = await tx.accountLink.createMany({ data, skipDuplicates: true });
			if (linked.count === 0) throw new AppError("conflict", "identity-linked");
		}
		const send = await hold(tx, account, offer);
		await record("password" in acceptance ? "account.accept" : "account.link");
		return send;
	});
	await tell();
}

/**
 * Accepts, or declines, an offer that is for the account of who is signed in.
 * @throws AppError not-found (offer-gone) when none of this id is open for it; conflict (employee-taken-own)
 */
export async function decideOwnOffer(scope: AccountScope, offerId: string, accepts: boolean): Promise<void> {
	const { placeId, userId } = scope;
	const deciding = inAccount(scope, async (tx, record) => {
		const offer = await lockOpenOffer(tx, placeId, offerId);
		if (offer.userId !== userId) throw new AppError("not-found");
		await record(accepts ? "offer.accept" : "offer.decline");
		if (accepts) return hold(tx, { placeId, userId }, offer);
		await decline(tx, offer);
		return async () => {};
	});
	const tell = await deciding.catch((error: unknown) => {
		const own = error instanceof AppError ? ownWords[error.messageKey] : undefined;
		throw own && error instanceof AppError ? new AppError(error.code, own) : error;
	});
	await tell();
}

/** An admin reads the same otherwise than who accepts it. */
const ownWords: Readonly<Record<string, string>> = {
	"not-found": "offer-gone",
	"employee-taken": "employee-taken-own",
};

/**
 * Declines an offer by its link.
 * @throws AppError not-found (link-used)
 */
export async function declineOffer(token: string): Promise<void> {
	const found = await findOfferByLink(token);
	if (found === null) throw new AppError("not-found", "link-used");
	await inPlace(found, async (tx) => decline(tx, await lockByLink(tx, found, token)));
}

/** The offer while this link still opens it: another link, or another address, may have come meanwhile. */
async function lockByLink(
	tx: PlaceTransaction,
	{ placeId, offerId }: { readonly placeId: AccountKey["placeId"]; readonly offerId: string },
	token: string,
): Promise<AccountOffer> {
	const offer = await lockOpenOffer(tx, placeId, offerId);
	const opens = offer.linkHash !== null && Buffer.from(offer.linkHash).equals(Buffer.from(hashOfLink(token)));
	if (!opens) throw new AppError("not-found", "link-used");
	return offer;
}

async function decline(tx: PlaceTransaction, { placeId, id }: AccountOffer): Promise<void> {
	await tx.accountOffer.update({
		where: { placeId_id: { placeId, id } },
		data: { state: "declined", decidedAt: now(), ...closed },
	});
}

/** A wrong code counts, whatever becomes of the rest: in a transaction of its own. */
async function proveCode(
	{ placeId, offerId, asksCode }: { placeId: AccountKey["placeId"]; offerId: string; asksCode: boolean },
	code: string,
): Promise<void> {
	if (!asksCode) return;
	const counted = await inPlace({ placeId }, (tx) =>
		tx.accountOffer.updateManyAndReturn({
			where: { placeId, id: offerId, codeTries: { lt: offerCodeTries }, codeUntil: { gt: now() } },
			data: { codeTries: { increment: 1 } },
			select: { codeHash: true },
		}),
	);
	const [offer] = counted;
	if (!offer?.codeHash) throw new AppError("invalid", "offer-code-gone");
	if (!Buffer.from(hashOfOfferCode(code.slice(0, 40))).equals(offer.codeHash))
		throw new AppError("invalid", "offer-code");
}

/**
 * The account row, without a language: the browser of its holder has one. A new one, or that of somebody who was here before, with nothing left of
 * how they signed in then.
 */
async function begin(
	tx: PlaceTransaction,
	of: AccountKey,
	{ email, name, userId }: AccountOffer,
	passwordHash: string | null,
): Promise<AccountKey> {
	const { placeId } = of;
	if (userId === null) {
		await tx.userAccount.create({ data: { placeId, id: of.userId, email, name, passwordHash } });
		// What else was offered to this address is for this account now, and accepted when signed in.
		await tx.accountOffer.updateMany({
			where: { placeId, email, state: "open", userId: null },
			data: { userId: of.userId, ...closed },
		});
		return of;
	}
	const key = { placeId, userId };
	await tx.accountLink.deleteMany({ where: key });
	await forgetFactors(tx, { placeId, userId: userId as UserId });
	await tx.userAccount.update({
		where: { placeId_id: { placeId, id: userId } },
		data: { passwordHash, endedAt: null, passwordRestoredBy: null, factorRestoredBy: null },
	});
	return { placeId, userId: userId as UserId };
}

/** Who accepted holds the role now. Whether somebody read the link, or mistrusts the address, is settled by grantRoleIn. */
async function hold(
	tx: PlaceTransaction,
	{ placeId, userId }: AccountKey,
	offer: AccountOffer,
): Promise<() => Promise<void>> {
	const { id, role, personId, beginDate, endDate, readBy, matchesRoster, offeredBy } = offer;
	await tx.accountOffer.update({
		where: { placeId_id: { placeId, id } },
		data: { state: "accepted", decidedAt: now(), userId, ...closed },
	});
	const tiedTo = readBy ?? (matchesRoster ? null : offeredBy);
	// A tie stays with the account, whatever role it gets or loses, until another admin has looked.
	if (tiedTo !== null)
		await tx.userAccount.updateMany({ where: { placeId, id: userId, tiedTo: null }, data: { tiedTo } });
	if ((await tx.board.count({ where: { id: placeId } })) > 0) {
		const dates = { beginDate, endDate, acceptedAt: now() };
		await tx.boardRole.upsert({
			where: { placeId_userId: { placeId, userId } },
			create: { placeId, userId, ...dates },
			update: dates,
		});
		return async () => {};
	}
	const scope = jobScope(placeId as SchoolId);
	const tell = role === "admin" ? await tellOfAdmin(tx, scope.schoolId, userId) : async () => {};
	await grantRoleIn(tx, scope, {
		...{ userId, personId, role: role === "admin" ? "admin" : "staff" },
		beginDate: dayOfColumn(beginDate),
		endDate: endDate && dayOfColumn(endDate),
		tiedTo,
	});
	return tell;
}

/** A new admin is told to the others, by letter, and to the board: in a week this one can stand in for another. */
async function tellOfAdmin(tx: PlaceTransaction, schoolId: SchoolId, userId: UserId): Promise<() => Promise<void>> {
	await tx.loneAct.create({ data: { schoolId, id: newId(), byUser: userId, act: "admin" } });
	return postToAdmins(tx, schoolId, { template: "roleTold", path: `/people/${userId}` });
}

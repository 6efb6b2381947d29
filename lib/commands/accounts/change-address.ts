import { rateKey } from "../../authz/rates/rate-key";
import { takeTurn } from "../../authz/rates/rate-limit";
import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import {
	endTokens,
	findTokenAccount,
	issueToken,
	type TokenPurpose,
	useToken,
} from "../../authz/sign-in/one-time-tokens";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inPlace, type PlaceTransaction } from "../../db/in-place";
import type { AccountAct } from "../../domain/account-acts";
import type { AccountKey } from "../../domain/ids";
import { AppError } from "../../errors";
import { Prisma, type UserAccount } from "../../generated/prisma/client";
import { isLocale } from "../../i18n/locales";
import { claimAct } from "../acts/once";
import { emailSchema } from "./email";
import { inAccount } from "./in-own";
import { lockAccount } from "./lock-account";
import { mailServerIsSet } from "./mail-server-is-set";
import { postLetter } from "./post-letter";

/** For so long the mailbox before can take the address back. */
const heldDays = 7;

/**
 * Asks for another address for the account of whoever is signed in, by the password and the second factor: a link goes to the new mailbox, and
 * nothing changes before it is used. A link that was asked for earlier ends. Accounts of the same person at other places keep their address.
 * @throws AppError conflict (no-mail; address-held-own: it was changed less than a week ago); invalid (address-same, password-wrong, factor-first,
 * sign-in-again, or no address); too-many; not-signed-in when the session ended meanwhile
 */
export async function askAddress(
	scope: AccountScope,
	{ email: given, password }: { readonly email: string; readonly password: string },
): Promise<void> {
	if (!mailServerIsSet()) throw new AppError("conflict", "no-mail");
	const email = emailSchema.safeParse(given);
	if (!email.success) throw new AppError("invalid");
	await proveSelf(scope, password);
	const { placeId, userId, sessionId } = scope;
	// A letter goes to an address that nobody confirmed: few, so that no mailbox is filled by it.
	const turn = await takeTurn([{ key: rateKey("address-asked", placeId, userId), limit: 5, windowSeconds: 3600 }]);
	if (!turn.allowed) throw new AppError("too-many");
	const nextEmail = email.data;
	const send = await inPlace(scope, async (tx) => {
		const account = await holdAccount(tx, scope);
		// Somebody took the address back while this was asked.
		const session = { placeId, sessionId, userId, endedAt: null };
		if ((await tx.sessionAccount.count({ where: session })) === 0) throw new AppError("not-signed-in");
		if (account.email === nextEmail) throw new AppError("invalid", "address-same");
		if (isHeld(account)) throw new AppError("conflict", "address-held-own");
		await claimAct(tx, placeId);
		await endPurpose(tx, scope, "address");
		await tx.userAccount.update({ where: keyOf(scope), data: { nextEmail } });
		const path = `/address/${await issueToken(tx, "address", scope)}`;
		return postLetter(tx, placeId, { ...letterTo(account, nextEmail), template: "addressConfirm", path });
	});
	await send();
}

/**
 * Makes the address that was asked for that of the account, by the link that went to it, once. For a week the mailbox before can take it back, and no
 * password is reset by the new one. Links that went to the mailbox before end.
 * @throws AppError not-found (link-used); conflict (address-there: another account of the place has it, or can take it back)
 */
export async function confirmAddress(token: string): Promise<void> {
	const { send } = await byLink("address", token, async (tx, of, account, at) => {
		const { placeId, userId } = of;
		const { nextEmail, email: formerEmail } = account;
		if (nextEmail === null || isHeld(account)) throw new AppError("not-found", "link-used");
		const taken = { OR: [{ email: nextEmail }, { formerEmail: nextEmail, addressHeldUntil: { gt: at } }] };
		if ((await tx.userAccount.count({ where: { placeId, id: { not: userId }, ...taken } })) > 0)
			throw new AppError("conflict", "address-there");
		const addressHeldUntil = new Date(at.getTime() + heldDays * 24 * 3600 * 1000);
		await tx.userAccount.update({
			where: keyOf(of),
			data: { email: nextEmail, nextEmail: null, formerEmail, addressHeldUntil },
		});
		await endTokens(tx, of, at);
		await noteOwnAct(tx, of, "address-changed");
		const path = `/address/back/${await issueToken(tx, "address-back", of, at)}`;
		return postLetter(tx, placeId, { ...letterTo(account, formerEmail), template: "addressChanged", path });
	});
	await send();
}

/**
 * Makes the address before that of the account again, by the link that went there, once: whoever changed it is signed out of the place everywhere,
 * and no other link of the account works any more.
 * @throws AppError not-found (link-used), also after the week; conflict (address-there: another account got that address meanwhile)
 */
export async function takeAddressBack(token: string): Promise<void> {
	await byLink("address-back", token, async (tx, of, account, at) => {
		const { formerEmail } = account;
		if (formerEmail === null || !isHeld(account)) throw new AppError("not-found", "link-used");
		const other = { placeId: of.placeId, id: { not: of.userId }, email: formerEmail };
		if ((await tx.userAccount.count({ where: other })) > 0) throw new AppError("conflict", "address-there");
		await tx.userAccount.update({
			where: keyOf(of),
			data: { email: formerEmail, nextEmail: null, formerEmail: null, addressHeldUntil: null },
		});
		await endSessions(tx, of, "address", at);
		await endTokens(tx, of, at);
		await endPurpose(tx, of, "address-back");
		await noteOwnAct(tx, of, "address-back");
		return async () => {};
	});
}

/** What a link does, with the account held and the link used: of two at once one does it. */
async function byLink(
	purpose: "address" | "address-back",
	token: string,
	work: (tx: PlaceTransaction, of: AccountKey, account: UserAccount, at: Date) => Promise<() => Promise<void>>,
): Promise<{ send: () => Promise<void> }> {
	const found = await findTokenAccount(purpose, token);
	if (found === null) throw new AppError("not-found", "link-used");
	const of = { placeId: found.placeId, userId: found.userId };
	try {
		const send = await inAccount(of, async (tx, record) => {
			const [account, at] = [await holdAccount(tx, of), now()];
			const used = await useToken(tx, purpose, token, at);
			if (!used || account.endedAt !== null) throw new AppError("not-found", "link-used");
			const sending = await work(tx, of, account, at);
			await record(purpose === "address" ? "account.address" : "account.address-back");
			return sending;
		});
		return { send };
	} catch (error) {
		// Two accounts that get one address at the same moment: the database lets one of them.
		const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
		throw isTaken ? new AppError("conflict", "address-there") : error;
	}
}

async function holdAccount(tx: PlaceTransaction, of: AccountKey): Promise<UserAccount> {
	await lockAccount(tx, of);
	return tx.userAccount.findUniqueOrThrow({ where: keyOf(of) });
}

const keyOf = ({ placeId, userId }: AccountKey) => ({ placeId_id: { placeId, id: userId } });

const isHeld = ({ addressHeldUntil }: UserAccount) => addressHeldUntil !== null && addressHeldUntil > now();

const letterTo = ({ name, locale }: UserAccount, toAddress: string) => ({
	...{ toAddress, name },
	locale: isLocale(locale) ? locale : ("nl" as const),
});

async function endPurpose(tx: PlaceTransaction, { placeId, userId }: AccountKey, purpose: TokenPurpose): Promise<void> {
	await tx.accountToken.updateMany({ where: { placeId, userId, purpose, usedAt: null }, data: { usedAt: now() } });
}

/** Done from the account itself, and yet news to its holder: whoever got into it may have been the one. */
async function noteOwnAct(tx: PlaceTransaction, { placeId, userId }: AccountKey, act: AccountAct): Promise<void> {
	await tx.accountEvent.create({ data: { placeId, id: newId(), userId, act, byUser: userId } });
}

import { rateKey } from "../../authz/rates/rate-key";
import { takeTurn } from "../../authz/rates/rate-limit";
import { listAccountsOfAddress } from "../../authz/sign-in/find-accounts";
import { hasBegun } from "../../authz/sign-in/has-begun";
import { issueToken } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";
import { AppError } from "../../errors";
import { isLocale } from "../../i18n/locales";
import { claimAct } from "../acts/once";
import { emailSchema } from "./email";
import { postLetter } from "./post-letter";

/**
 * Asks for a link to choose a new password (1 hour, one use), of each account that the address has. Known and unknown addresses get
 * the same answer after the same statements: the letters are in `send`, to be run after the answer has left.
 * @throws AppError too-many after ten requests from one address of the network in an hour; invalid when it is no e-mail.
 */
export async function requestPasswordReset(given: string, address: string): Promise<{ send: () => Promise<void> }> {
	const parsed = emailSchema.safeParse(given);
	if (!parsed.success) throw new AppError("invalid");
	const email = parsed.data;
	const turn = await takeTurn([{ key: rateKey("forgotten-address", address), limit: 10, windowSeconds: 3600 }]);
	if (!turn.allowed) throw new AppError("too-many");
	// At most three an hour to one address, silently: who asks again learns nothing and fills no mailbox.
	const few = await takeTurn([{ key: rateKey("forgotten-account", email), limit: 3, windowSeconds: 3600 }]);
	const accounts = await listAccountsOfAddress(email);
	return {
		send: async () => {
			if (few.allowed) for (const account of accounts) await sendLink(account);
		},
	};
}

/** A press that came before sent its own. */
async function sendLink({ placeId, userId }: AccountKey): Promise<void> {
	const posting = inPlace({ placeId }, async (tx) => {
		await claimAct(tx, placeId);
		const account = await tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id: userId } } });
		// Not yet accepted what was offered: that letter has its own link. To an address that was changed just now nothing goes.
		const begun = await hasBegun(tx, placeId, userId);
		if (!begun || (account.addressHeldUntil !== null && account.addressHeldUntil > now())) return async () => {};
		return postLetter(tx, placeId, {
			...{ toAddress: account.email, name: account.name, template: "passwordReset" as const },
			locale: isLocale(account.locale) ? account.locale : "nl",
			path: `/forgotten/${await issueToken(tx, "password-reset", { placeId, userId })}`,
		});
	});
	const send = await posting.catch((error: unknown) => {
		if (error instanceof AppError && error.messageKey === "done-already") return async () => {};
		throw error;
	});
	await send();
}

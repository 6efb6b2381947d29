import { listAccountSchools } from "../../authz/account-schools";
import { rateKey } from "../../authz/rates/rate-key";
import { takeTurn } from "../../authz/rates/rate-limit";
import { issueToken } from "../../authz/sign-in/one-time-tokens";
import { prisma } from "../../db/client";
import { inSchool } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { isLocale } from "../../i18n/locales";
import { emailSchema } from "./email";
import { postLetter } from "./post-letter";

/**
 * Asks for a link to choose a new password (1 hour, one use). Known and unknown addresses get the same answer as fast:
 * the work is in `send`, to be run after the answer has left.
 * @throws AppError too-many after ten requests from one address of the network in an hour; invalid when it is no e-mail.
 */
export async function requestPasswordReset(given: string, address: string): Promise<{ send: () => Promise<void> }> {
	const parsed = emailSchema.safeParse(given);
	if (!parsed.success) throw new AppError("invalid");
	const email = parsed.data;
	const turn = await takeTurn([{ key: rateKey("forgotten-address", address), limit: 10, windowSeconds: 3600 }]);
	if (!turn.allowed) throw new AppError("too-many");
	return { send: () => sendLink(email) };
}

/** At most three links an hour to one address, silently: who asks again learns nothing and fills no mailbox. */
async function sendLink(email: string): Promise<void> {
	const turn = await takeTurn([{ key: rateKey("forgotten-account", email), limit: 3, windowSeconds: 3600 }]);
	const account = await prisma().userAccount.findFirst({ where: { email, endedAt: null } });
	if (!turn.allowed || account === null) return;
	const userId = account.id as UserId;
	const [school] = await listAccountSchools(prisma(), userId);
	if (!school) return;
	const send = await inSchool(school, async (tx) =>
		postLetter(tx, school.schoolId, {
			userId,
			toAddress: email,
			name: account.name,
			template: "passwordReset",
			locale: isLocale(account.locale) ? account.locale : "nl",
			path: `/forgotten/${await issueToken(tx, "password-reset", userId)}`,
		}),
	);
	await send();
}

import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { countFactors } from "../../authz/second-factor/count-factors";
import { endTokens, issueToken } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId, UserId } from "../../domain/ids";
import { env } from "../../env";
import { AppError } from "../../errors";
import { isLocale } from "../../i18n/locales";
import { recordAudit } from "../record-audit";
import { mailServerIsSet } from "./mail-server-is-set";
import { noteAccountAct } from "./note-account-act";
import { postLetter } from "./post-letter";
import { requireColleague } from "./require-colleague";
import { requireOtherHand } from "./require-other-hand";
import { hasOtherAdmin, recordLoneActs } from "./second-look";

/**
 * A link by which somebody with a role at the school today chooses a new password (1 hour, one use). By mail it goes to their mailbox and nobody
 * else sees it. Without mail it is shown to the admin, once: then the account sees no pupils until another admin has looked, where there is one
 * and no second factor stands between. Not by the admin who took the second factor away, before the holder signed in with the password that was left.
 * @returns the link; null: it went by mail
 * @throws AppError not-allowed; not-found without a role today; conflict (password-own; restored-other: the factor was restored by the same
 * admin, or by one of the same circle; restored-before: another admin restored it, and the holder has not shown the
 * second factor since; admin-too-new; address-held: the address was changed less than a week ago)
 */
export async function restorePassword(scope: Scope | JobScope, userId: UserId): Promise<{ link: string | null }> {
	requireAdmin(scope);
	if (scope.kind === "person" && scope.userId === userId) throw new AppError("conflict", "password-own");
	const { schoolId: placeId } = scope;
	const { send, link } = await inSchoolAsAdmin(scope, async (tx) => {
		await requireColleague(tx, scope, userId);
		const key = { placeId_id: { placeId, id: userId } };
		const account = await tx.userAccount.findUniqueOrThrow({ where: key });
		const { email: toAddress, name, factorRestoredBy, passwordRestoredBy, addressHeldUntil } = account;
		const hasFactor = (await countFactors(tx, { placeId, userId })) > 0;
		// Who restored it first would be free to take the factor as well.
		const isAnothers = passwordRestoredBy !== null && scope.kind === "person" && passwordRestoredBy !== scope.userId;
		if (hasFactor && isAnothers) throw new AppError("conflict", "restored-before");
		if (scope.kind === "person") await requireOtherHand(tx, scope, factorRestoredBy);
		if (addressHeldUntil !== null && addressHeldUntil > now()) throw new AppError("conflict", "address-held");
		await endTokens(tx, { placeId, userId });
		const path = `/forgotten/${await issueToken(tx, "password-reset", { placeId, userId })}`;
		const byMail = scope.kind === "person" && mailServerIsSet();
		await tx.userAccount.update({
			where: key,
			data: { passwordRestoredBy: scope.kind === "person" ? scope.userId : null },
		});
		await recordAudit(tx, scope, byMail ? "account.password-restore" : "account.link-shown", { userId });
		await noteAccountAct(tx, scope, userId, byMail ? "password-restored" : "password-link-shown");
		if (!byMail) {
			if (scope.kind === "person") await tieToReader(tx, scope, userId, hasFactor);
			return { send: async () => {}, link: env().PUBLIC_URL + path };
		}
		const locale = isLocale(account.locale) ? account.locale : "nl";
		const letter = { toAddress, name, template: "passwordReset" as const, locale, path };
		return { send: await postLetter(tx, placeId, letter), link: null };
	});
	await send();
	return { link };
}

/** Who read the link may hold the account: what it sees is for another admin to confirm. A second factor that is left keeps the reader out. */
async function tieToReader(tx: SchoolTransaction, scope: Scope, userId: UserId, hasFactor: boolean): Promise<void> {
	const { schoolId } = scope;
	await tx.userAccount.update({
		where: { placeId_id: { placeId: schoolId, id: userId } },
		data: { tiedTo: scope.userId },
	});
	await tx.schoolRole.updateMany({
		where: { schoolId, userId, role: "staff" },
		data: { tiedTo: scope.userId },
	});
	if (hasFactor) return;
	const waits = await hasOtherAdmin(tx, scope, scope.userId);
	const tied = await tx.schoolRole.updateManyAndReturn({
		where: { schoolId, userId, role: "staff", personId: { not: null } },
		data: { waits },
		select: { personId: true },
	});
	if (!waits)
		await recordLoneActs(
			tx,
			scope,
			tied.map(({ personId }) => personId as PersonId),
			"restore",
		);
}

import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { issueToken } from "../../authz/sign-in/one-time-tokens";
import { providerIssuers } from "../../authz/sign-in/single-sign-on";
import { today } from "../../clock";
import type { UserId } from "../../domain/ids";
import type { SignInRule } from "../../domain/sign-in-rules";
import { AppError } from "../../errors";
import { isLocale } from "../../i18n/locales";
import { recordAudit } from "../record-audit";
import { postLetter } from "./post-letter";

/**
 * Sends the invitation of somebody who has no way to sign in that the school allows once more, with a fresh link; role and dates stay.
 * @throws AppError not-found when nobody waits for an invitation under this id
 */
export async function resendInvitation(scope: Scope | JobScope, userId: UserId): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	const send = await inSchoolAsAdmin(scope, async (tx) => {
		const role = await tx.schoolRole.findFirst({
			where: { schoolId, userId, OR: [{ endDate: null }, { endDate: { gt: new Date(today()) } }] },
		});
		const { signInRule } = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { signInRule: true } });
		const without = {
			any: { passwordHash: null, links: { none: {} } },
			own: { passwordHash: null },
			provider: { links: { none: { issuer: { in: providerIssuers() } } } },
		}[signInRule as SignInRule];
		const account = await tx.userAccount.findFirst({ where: { id: userId, endedAt: null, ...without } });
		if (role === null || account === null) throw new AppError("not-found");
		const path = `/invitation/${await issueToken(tx, "invitation", userId)}`;
		await recordAudit(tx, scope, "account.invite", { userId, role: role.role });
		return postLetter(tx, schoolId, {
			...{ userId, toAddress: account.email, name: account.name, template: "invitation" as const, path },
			locale: isLocale(account.locale) ? account.locale : "nl",
		});
	});
	await send();
}

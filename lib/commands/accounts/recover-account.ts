import { jobScope } from "../../authz/job-scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens, issueToken } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { BoardId, SchoolId, UserId } from "../../domain/ids";
import { env } from "../../env";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { emailSchema } from "./email";
import { lockAccount } from "./lock-account";

/** What the operator gives back: the password by the link, and the second factor by taking it away. */
export interface Recovery {
	/** The school or the board. */
	readonly placeId: SchoolId | BoardId;
	readonly email: string;
	/** Whether the second factor goes as well. */
	readonly factor: boolean;
}

/**
 * The way back for who can come in by no other, given at the machine itself: one link for one account of one place, by which its holder chooses a
 * new password (1 hour, one use). With `factor` app, passkeys and codes are taken away too. Its sessions there end. The log of the place and its
 * holder are told, and so is the board of a school.
 * @returns the link, told once
 * @throws AppError not-found (account) when the place has no live account of this address
 */
export async function recoverAccount({ placeId, email, factor }: Recovery): Promise<{ link: string }> {
	const address = emailSchema.safeParse(email);
	if (!address.success) throw new AppError("invalid");
	const isSchool = (await prisma().school.count({ where: { id: placeId } })) > 0;
	const open = isSchool
		? <T>(work: Parameters<typeof inSchool<T>>[1]) => inSchool({ schoolId: placeId as SchoolId }, work)
		: <T>(work: Parameters<typeof inPlace<T>>[1]) => inPlace({ placeId }, work);
	const token = await open(async (tx) => {
		const found = await tx.userAccount.findFirst({ where: { placeId, email: address.data, endedAt: null } });
		if (found === null) throw new AppError("not-found", "account");
		const userId = found.id as UserId;
		const account = { placeId, userId };
		await lockAccount(tx, account);
		if (factor) {
			await tx.accountFactor.deleteMany({ where: account });
			await tx.passkey.deleteMany({ where: account });
			await tx.recoveryCode.deleteMany({ where: account });
		}
		await tx.userAccount.update({
			where: { placeId_id: { placeId, id: userId } },
			// Whatever an admin restored before, the holder now has both from the operator.
			data: { passwordRestoredBy: null, factorRestoredBy: null },
		});
		await endSessions(tx, account, "admin");
		await endTokens(tx, account);
		await tx.accountEvent.create({ data: { placeId, id: newId(), userId, act: "recovered" } });
		if (isSchool) {
			const scope = jobScope(placeId as SchoolId);
			await recordAudit(tx, scope, "account.recover", { userId, factor });
			await tx.loneAct.create({ data: { schoolId: placeId, id: newId(), act: "recover" } });
		}
		return issueToken(tx, "password-reset", account, now());
	});
	return { link: `${env().PUBLIC_URL}/forgotten/${token}` };
}

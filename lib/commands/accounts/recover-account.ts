import { jobScope } from "../../authz/job-scope";
import { forgetFactors } from "../../authz/second-factor/forget-factors";
import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens, issueToken } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { PlaceId, UserId } from "../../domain/ids";
import { env } from "../../env";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { emailSchema } from "./email";
import { openPlace } from "./in-own";
import { lockAccount } from "./lock-account";

/** What the operator gives back: the password by the link, and the second factor by taking it away. */
export interface Recovery {
	/** The school or the board. */
	readonly placeId: PlaceId;
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
	const token = await openPlace(placeId, async (tx, schoolId) => {
		const found = await tx.userAccount.findFirst({ where: { placeId, email: address.data, endedAt: null } });
		if (found === null) throw new AppError("not-found", "account");
		const userId = found.id as UserId;
		const account = { placeId, userId };
		await lockAccount(tx, account);
		if (factor) await forgetFactors(tx, account);
		await tx.userAccount.update({
			where: { placeId_id: { placeId, id: userId } },
			// Whatever an admin restored before, the holder now has both from the operator.
			data: { passwordRestoredBy: null, factorRestoredBy: null },
		});
		await endSessions(tx, account, "admin");
		await endTokens(tx, account);
		await tx.accountEvent.create({ data: { placeId, id: newId(), userId, act: "recovered" } });
		if (schoolId !== null) {
			await recordAudit(tx, jobScope(schoolId), "account.recover", { userId, factor });
			await tx.loneAct.create({ data: { schoolId, id: newId(), act: "recover" } });
		}
		return issueToken(tx, "password-reset", account, now());
	});
	return { link: `${env().PUBLIC_URL}/forgotten/${token}` };
}

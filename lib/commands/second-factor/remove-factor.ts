import { checkFactor } from "../../authz/check-factor";
import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { recordAccountAudit } from "../accounts/record-account-audit";

/**
 * Takes the second factor of the signed-in person away, by a code of it: who only finds the session open cannot.
 * @throws AppError not-found when there is none; invalid (code-wrong); too-many
 */
export async function removeFactor({ userId, sessionId }: Scope, code: string): Promise<void> {
	const check = await checkFactor(userId, code);
	if (check === "none") throw new AppError("not-found");
	if (check === "too-many") throw new AppError("too-many");
	if (check !== "right") throw new AppError("invalid", "code-wrong");
	await prisma().$transaction(async (tx) => {
		await tx.accountFactor.deleteMany({ where: { userId } });
		await tx.recoveryCode.deleteMany({ where: { userId } });
		await tx.session.update({ where: { id: sessionId }, data: { signedBy: "password" } });
		await recordAccountAudit(tx, userId, "account.factor-off");
	});
}

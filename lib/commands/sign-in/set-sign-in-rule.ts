import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { type SignedBy, suitsRule } from "../../authz/sessions/signed-by";
import type { Shown } from "../../domain/answer";
import { type SignInRule, signInRules } from "../../domain/sign-in-rules";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { requireAdminStays } from "./require-admin-stays";

const inputSchema = z.enum(signInRules);

/** As the form shows it. */
export const shownSignInRule = (rule: SignInRule): Shown => ({ rule });

/**
 * By which ways of signing in people may act at the school, from their next request on. An admin can only choose a way by which the own
 * session came in: whoever shuts the other door has shown that this one opens. A command at the machine itself may choose any: it is the
 * way back when the provider is gone.
 * @param seen the version of shownSignInRule that was changed; null: whatever it is
 * @throws AppError not-allowed; invalid; ChangedMeanwhile; conflict (rule-not-shown: signed in by the way that would be shut; rule-no-admin: the admin who
 * stays has no such way)
 */
export async function setSignInRule(scope: Scope | JobScope, rule: unknown, seen: string | null = null): Promise<void> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(rule);
	if (!parsed.success) throw new AppError("invalid");
	await inSchoolAsAdmin(scope, async (tx) => {
		if (scope.kind === "person") {
			// Two admins who shut each other's door at the same moment would both succeed without this lock.
			await tx.$queryRaw`SELECT id FROM school WHERE id = ${scope.schoolId}::uuid FOR UPDATE`;
			const { schoolId: placeId, sessionId } = scope;
			const read = async () => {
				const { signInRule } = await tx.school.findUniqueOrThrow({ where: { id: placeId } });
				return shownSignInRule(signInRule as SignInRule);
			};
			await requireSeen(tx, scope, { seen, lock: "sign-in-rule", read, actions: ["setting.sign-in"] });
			const { signedBy } = await tx.sessionAccount.findUniqueOrThrow({
				where: { placeId_sessionId: { placeId, sessionId } },
			});
			if (!suitsRule(parsed.data, signedBy as SignedBy)) throw new AppError("conflict", "rule-not-shown");
			await requireAdminStays(tx, scope.schoolId, parsed.data);
		}
		await tx.school.update({ where: { id: scope.schoolId }, data: { signInRule: parsed.data } });
		await recordAudit(tx, scope, "setting.sign-in", { rule: parsed.data });
	});
}

import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { newId } from "../../db/ids";
import type { UserId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { emailSchema } from "./email";

const inputSchema = z.object({
	email: emailSchema,
	name: lineSchema(200),
	password: z.string().nullable(),
	locale: z.enum(["nl", "en"]).nullable().default(null),
});

/**
 * Makes an account of the school, without a role yet (grant-role): for the demo and for filling a school at the machine itself. People are offered
 * one (lib/commands/offers).
 * @throws AppError conflict when the address has an account here; invalid with the password's fault as message key.
 */
export async function createAccount(
	scope: Scope | JobScope,
	input: z.input<typeof inputSchema>,
): Promise<{ userId: UserId }> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { password, ...account } = parsed.data;
	const fault = password === null ? null : findPasswordFault(password, account.email);
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = password === null ? null : await hashPassword(password, account.email);
	const userId = newId<UserId>();
	await inSchoolAsAdmin(scope, async (tx) => {
		const made = await tx.userAccount.createMany({
			data: [{ placeId: scope.schoolId, id: userId, ...account, passwordHash }],
			skipDuplicates: true,
		});
		if (made.count === 0) throw new AppError("conflict");
		await recordAudit(tx, scope, "account.create", { userId });
	});
	return { userId };
}

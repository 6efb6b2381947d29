import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { roles } from "../../authz/policy";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { issueToken } from "../../authz/sign-in/one-time-tokens";
import { today } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import type { UserId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { AppError } from "../../errors";
import { isLocale } from "../../i18n/locales";
import { recordAudit } from "../record-audit";
import { emailSchema } from "./email";
import { grantRoleIn } from "./grant-role";
import { postLetter } from "./post-letter";

const inputSchema = z.object({
	email: emailSchema,
	name: lineSchema(200),
	role: z.enum(roles),
	personId: z.uuid().nullable().default(null),
	/** Exclusive; for who comes for a while. */
	endDate: daySchema.nullable().default(null),
	locale: z.enum(["nl", "en"]).default("nl"),
});

/**
 * Invites somebody to a role at the school. Who has no way to sign in yet gets a link (7 days, one use) to choose a
 * password or to link an OpenID identity; who has one gets the news only. The answer is the same for both.
 */
export async function invite(scope: Scope | JobScope, input: z.input<typeof inputSchema>): Promise<{ userId: UserId }> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { role, personId, endDate, ...person } = parsed.data;
	if (endDate !== null && endDate <= today()) throw new AppError("invalid", "end-date-past");
	const { userId, send } = await inSchoolAsAdmin(scope, async (tx) => {
		const account = await findOrCreate(tx, person);
		await grantRoleIn(tx, scope, { userId: account.userId, role, personId, endDate });
		const path = account.canSignIn ? "/" : `/invitation/${await issueToken(tx, "invitation", account.userId)}`;
		const template = account.canSignIn ? "roleGranted" : "invitation";
		await recordAudit(tx, scope, "account.invite", { userId: account.userId, role });
		return { userId: account.userId, send: await postLetter(tx, scope.schoolId, { ...account, template, path }) };
	});
	await send();
	return { userId };
}

type Invited = Pick<z.infer<typeof inputSchema>, "email" | "name" | "locale">;

async function findOrCreate(tx: SchoolTransaction, person: Invited) {
	await tx.userAccount.createMany({ data: [{ id: newId(), ...person }], skipDuplicates: true });
	const account = await tx.userAccount.findUniqueOrThrow({
		where: { email: person.email },
		include: { _count: { select: { links: true } } },
	});
	return {
		userId: account.id as UserId,
		toAddress: account.email,
		name: account.name,
		locale: isLocale(account.locale) ? account.locale : person.locale,
		canSignIn: account.passwordHash !== null || account._count.links > 0,
	};
}

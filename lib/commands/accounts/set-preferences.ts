import { z } from "zod";
import type { AccountScope } from "../../authz/scope";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { locales, themes } from "../../i18n/locales";

const inputSchema = z.object({ locale: z.enum(locales).optional(), theme: z.enum(themes).optional() });

/** Keeps language and theme with the account of the signed-in person; what is left out stays. */
export async function setPreferences(scope: AccountScope, input: z.input<typeof inputSchema>): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	await prisma().userAccount.update({ where: { id: scope.userId }, data: parsed.data });
}

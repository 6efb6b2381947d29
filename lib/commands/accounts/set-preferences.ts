import { z } from "zod";
import type { AccountScope } from "../../authz/scope";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";
import { locales, themes } from "../../i18n/locales";

const inputSchema = z.object({ locale: z.enum(locales).optional(), theme: z.enum(themes).optional() });

/** Keeps language and theme with the account of the signed-in person; what is left out stays. */
export async function setPreferences(scope: AccountScope, input: z.input<typeof inputSchema>): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { placeId, userId: id } = scope;
	await inPlace(scope, (tx) => tx.userAccount.update({ where: { placeId_id: { placeId, id } }, data: parsed.data }));
}

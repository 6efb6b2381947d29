import { z } from "zod";
import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { defaultWindow, type PublicationWindow } from "../../domain/publication";

export const publicationKey = "publication";

/** Whole quarters of an hour between 6:00 and 22:00: none that summer time skips, none in the night. */
export const publicationWindow = z.strictObject({
	weekdays: z
		.array(z.int().min(1).max(7))
		.min(1)
		.max(7)
		.refine((days) => new Set(days).size === days.length),
	at: z
		.string()
		.regex(/^(0[6-9]|1\d|2[01]):(00|15|30|45)$/)
		.nullable(),
});

/** The school's choice; without one school days at 17:00. */
export async function selectPublicationWindow(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
): Promise<PublicationWindow> {
	const setting = await tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: publicationKey } } });
	return publicationWindow.safeParse(setting?.value).data ?? defaultWindow;
}

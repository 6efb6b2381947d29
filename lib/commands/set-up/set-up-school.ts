import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { rateKey } from "../../authz/rates/rate-key";
import { takeTurn } from "../../authz/rates/rate-limit";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { emailSchema } from "../accounts/email";
import { grantRoleIn } from "../accounts/grant-role";
import { recordAudit } from "../record-audit";
import { addSchoolIn } from "../schools/add-school";
import { hashSetUpCode } from "./set-up-code";

const inputSchema = z.object({
	code: z.string().max(100),
	schoolName: lineSchema(200),
	sector: z.enum(["po", "vo", "mbo"]),
	/** Onderwijsaanbieder-id, by which messages name the school; may be added later. */
	masterId: z
		.string()
		.trim()
		.toUpperCase()
		.regex(/^(\d{3}A\d{3})?$/),
	name: lineSchema(200),
	email: emailSchema,
	password: z.string(),
	locale: z.enum(["nl", "en"]),
});
/** Of a new school: until its admins need a second factor. */
const factorAfterDays = 14;
export type SetUpInput = z.input<typeof inputSchema>;

/**
 * The first school (without a board) and its admin, by the one-time code: all or nothing, and only while there is no
 * school.
 * @throws AppError invalid (message key: the password's fault, or code-wrong), conflict (school-there).
 */
export async function setUpSchool(input: SetUpInput, address: string): Promise<{ schoolId: SchoolId; userId: UserId }> {
	const turn = await takeTurn([{ key: rateKey("set-up", address), limit: 20, windowSeconds: 600 }]);
	if (!turn.allowed) throw new AppError("too-many");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const fault = findPasswordFault(parsed.data.password, parsed.data.email);
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = await hashPassword(parsed.data.password, parsed.data.email);
	const schoolId = newId<SchoolId>();
	const userId = newId<UserId>();
	await inSchool({ schoolId }, async (tx) => {
		await useCode(tx, parsed.data.code);
		const { schoolName, sector, masterId, email, name, locale } = parsed.data;
		const identifiers = masterId === "" ? [] : [{ type: "onderwijsaanbieder-id" as const, value: masterId }];
		await addSchoolIn(tx, schoolId, { name: schoolName, sector, identifiers });
		// A fortnight to look round; then its admins need a second factor, unless they decide otherwise (lib/adr/0020).
		await tx.school.update({
			where: { id: schoolId },
			data: { adminFactorFrom: new Date(addDays(today(), factorAfterDays)) },
		});
		await tx.userAccount.create({ data: { placeId: schoolId, id: userId, email, name, locale, passwordHash } });
		const scope = jobScope(schoolId);
		await grantRoleIn(tx, scope, { userId, role: "admin" });
		await recordAudit(tx, scope, "school.set-up", { userId });
	});
	return { schoolId, userId };
}

/** Two that come at once wait for each other at the row of the code; the second finds it used. */
async function useCode(tx: SchoolTransaction, code: string): Promise<void> {
	const at = now();
	const used = await tx.setUpCode.updateMany({
		where: { codeHash: hashSetUpCode(code), usedAt: null, expiresAt: { gt: at } },
		data: { usedAt: at },
	});
	if ((await tx.school.findFirst({ select: { id: true } })) !== null) throw new AppError("conflict", "school-there");
	if (used.count === 0) throw new AppError("invalid", "code-wrong");
}

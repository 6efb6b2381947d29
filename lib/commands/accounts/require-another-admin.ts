import type { JobScope, Scope } from "../../authz/scope";
import { providerIssuers } from "../../authz/sign-in/single-sign-on";
import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";

/**
 * Passes when somebody else is admin today, can sign in by a way that the school allows, and stays admin after the given day. Who was only invited does
 * not count: nobody may ever read the letter.
 * @throws AppError conflict (last-admin) otherwise
 */
export async function requireAnotherAdmin(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
	userId: UserId,
	until: string,
): Promise<void> {
	// Two admins who end each other at the same moment would both succeed without this lock.
	await tx.$queryRaw`SELECT id FROM school_role WHERE school_id = ${schoolId}::uuid AND role = 'admin' FOR UPDATE`;
	const [others] = await tx.$queryRaw<{ n: number }[]>`
		SELECT count(*)::int AS n
		FROM school_role r
		JOIN user_account u ON u.place_id = r.school_id AND u.id = r.user_id AND u.ended_at IS NULL
		JOIN school ON school.id = r.school_id
		WHERE r.school_id = ${schoolId}::uuid AND r.role = 'admin' AND r.user_id <> ${userId}::uuid
			AND r.begin_date <= ${today()}::date AND (r.end_date IS NULL OR r.end_date > ${until}::date)
			AND CASE school.sign_in_rule
				WHEN 'own' THEN u.password_hash IS NOT NULL OR EXISTS (
					SELECT 1 FROM passkey k WHERE k.place_id = u.place_id AND k.user_id = u.id)
				WHEN 'provider' THEN EXISTS (
					SELECT 1 FROM account_link l
					WHERE l.place_id = u.place_id AND l.user_id = u.id AND l.issuer = ANY (${providerIssuers()}::text[]))
				ELSE u.password_hash IS NOT NULL OR EXISTS (
					SELECT 1 FROM account_link l WHERE l.place_id = u.place_id AND l.user_id = u.id)
			END`;
	if (!others?.n) throw new AppError("conflict", "last-admin");
}

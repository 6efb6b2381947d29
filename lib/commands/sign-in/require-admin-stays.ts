import { providerIssuers } from "../../authz/sign-in/single-sign-on";
import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import type { SignInRule } from "../../domain/sign-in-rules";
import { AppError } from "../../errors";

/**
 * Passes when of the admins who stay longest, one has a way in that the rule allows: else the school would be shut for its admins on the
 * day that the others leave.
 * @throws AppError conflict (rule-no-admin) otherwise
 */
export async function requireAdminStays(tx: SchoolTransaction, schoolId: SchoolId, rule: SignInRule): Promise<void> {
	const [found] = await tx.$queryRaw<{ stays: boolean | null }[]>`
		SELECT bool_or(has_way AND until = longest) AS stays
		FROM (
			SELECT coalesce(r.end_date, 'infinity'::date) AS until, max(coalesce(r.end_date, 'infinity'::date)) OVER () AS longest,
				CASE ${rule}::text
					WHEN 'own' THEN u.password_hash IS NOT NULL OR EXISTS (
						SELECT 1 FROM passkey k WHERE k.place_id = u.place_id AND k.user_id = u.id)
					WHEN 'provider' THEN EXISTS (
						SELECT 1 FROM account_link l
						WHERE l.place_id = u.place_id AND l.user_id = u.id AND l.issuer = ANY (${providerIssuers()}::text[]))
					ELSE true
				END AS has_way
			FROM school_role r
			JOIN user_account u ON u.place_id = r.school_id AND u.id = r.user_id AND u.ended_at IS NULL
			WHERE r.school_id = ${schoolId}::uuid AND r.role = 'admin' AND r.begin_date <= ${today()}::date
				AND (r.end_date IS NULL OR r.end_date > ${today()}::date)
				AND (u.password_hash IS NOT NULL OR EXISTS (
					SELECT 1 FROM account_link l WHERE l.place_id = u.place_id AND l.user_id = u.id))
		) admin`;
	if (!found?.stays) throw new AppError("conflict", "rule-no-admin");
}

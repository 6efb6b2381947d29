import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { providerIssuers } from "../../authz/sign-in/single-sign-on";
import type { SignInRule } from "../../domain/sign-in-rules";

export interface SignInRuleState {
	readonly rule: SignInRule;
	/** Who has a role today or later and chose a way to sign in; who was only invited still chooses. */
	readonly people: number;
	/** Of them, whom a rule would leave outside until they have that way too. */
	readonly without: Readonly<Record<SignInRule, number>>;
}

/** The rule of the school and how many people each choice concerns, before it is made. For the admin. */
export function getSignInRule(scope: Scope): Promise<SignInRuleState> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, async (tx) => {
		const school = await tx.school.findUniqueOrThrow({ where: { id: scope.schoolId }, select: { signInRule: true } });
		const [counted] = await tx.$queryRaw<{ people: number; own: number; provider: number }[]>`
			SELECT count(*)::int AS people, count(*) FILTER (WHERE NOT has_own)::int AS own,
				count(*) FILTER (WHERE NOT has_provider)::int AS provider
			FROM (
				SELECT u.password_hash IS NOT NULL OR EXISTS (
					SELECT 1 FROM passkey k WHERE k.place_id = u.place_id AND k.user_id = u.id
				) AS has_own, EXISTS (
					SELECT 1 FROM account_link l
					WHERE l.place_id = u.place_id AND l.user_id = u.id AND l.issuer = ANY (${providerIssuers()}::text[])
				) AS has_provider
				FROM user_account u
				WHERE u.place_id = ${scope.schoolId}::uuid AND u.ended_at IS NULL
					AND (u.password_hash IS NOT NULL OR EXISTS (
						SELECT 1 FROM account_link l WHERE l.place_id = u.place_id AND l.user_id = u.id))
					AND EXISTS (
						SELECT 1 FROM school_role r
						WHERE r.school_id = ${scope.schoolId}::uuid AND r.user_id = u.id
							AND (r.end_date IS NULL OR r.end_date > ${scope.today}::date)
					)
			) account`;
		const { people = 0, own = 0, provider = 0 } = counted ?? {};
		return { rule: school.signInRule as SignInRule, people, without: { any: 0, own, provider } };
	});
}

import { now } from "../clock";
import type { SchoolId, UserId } from "../domain/ids";
import { dayInAmsterdam } from "../domain/school-day";
import type { SignInRule } from "../domain/sign-in-rules";
import type { Prisma } from "../generated/prisma/client";

interface AccountSchool {
	readonly schoolId: SchoolId;
	readonly name: string;
	readonly signInRule: SignInRule;
}

/** The schools where an account holds a role today or within the next year: whoever holds the account may act there. */
export async function listAccountSchools(
	tx: Prisma.TransactionClient,
	userId: UserId,
	at: Date = now(),
): Promise<AccountSchool[]> {
	return tx.$queryRaw<AccountSchool[]>`
		SELECT school.id AS "schoolId", school.name, school.sign_in_rule AS "signInRule"
		FROM school
		WHERE school.id IN (
			SELECT r.school_id
			FROM generate_series(0, 366) AS ahead
			CROSS JOIN LATERAL schools_of_account(${userId}::uuid, ${dayInAmsterdam(at)}::date + ahead) r
		)
		ORDER BY school.name, school.id
		LIMIT 100`;
}

import { prisma } from "../db/client";
import type { SchoolId } from "../domain/ids";
import type { Scope } from "./scope";

export interface OwnSchool {
	readonly schoolId: SchoolId;
	readonly name: string;
}

/** The schools where the signed-in person holds a role today, by name: what the school switch offers. */
export async function listOwnSchools(scope: Scope): Promise<OwnSchool[]> {
	return prisma().$queryRaw<OwnSchool[]>`/* prepared */
		SELECT school.id AS "schoolId", school.name
		FROM school
		WHERE school.id IN (SELECT r.school_id FROM schools_of_account(${scope.userId}::uuid, ${scope.today}::date) r)
		ORDER BY school.name, school.id
		LIMIT 100`;
}

import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";

/** The ids under which a pupil stood before somebody made them one, also by way of another: a subquery. */
export const mergedIds = (schoolId: string, pupilId: string) => Prisma.sql`(
	WITH RECURSIVE gone AS (
		SELECT other_id FROM person_match
		WHERE school_id = ${schoolId}::uuid AND state = 'merged' AND pupil_id = ${pupilId}::uuid
		UNION
		SELECT m.other_id FROM person_match AS m JOIN gone ON m.pupil_id = gone.other_id
		WHERE m.school_id = ${schoolId}::uuid AND m.state = 'merged'
	)
	SELECT other_id AS id FROM gone)`;

export async function listMergedIds(tx: SchoolTransaction, schoolId: string, pupilId: string): Promise<string[]> {
	const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM ${mergedIds(schoolId, pupilId)} AS merged`;
	return rows.map(({ id }) => id);
}

import type { SchoolTransaction } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { AppError } from "../../errors";

interface Placed {
	readonly schoolId: SchoolId;
	readonly familyId: string;
	readonly connectionId: string;
	readonly assessmentIds: readonly string[];
}

/**
 * From now on these tests, and no others, are in the family. Two that claim one test wait for each other.
 * @returns how many came in and went out
 * @throws AppError not-found for a test that is not of this supplier, conflict for one of another family
 */
export async function placeAssessments(
	tx: SchoolTransaction,
	{ schoolId, familyId, connectionId, assessmentIds }: Placed,
): Promise<{ added: number; removed: number }> {
	const found = await tx.$queryRaw<{ family_id: string | null }[]>`
		SELECT family_id FROM assessment
		WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid
			AND id = ANY(${assessmentIds}::uuid[])
		ORDER BY id FOR UPDATE`;
	if (found.length < new Set(assessmentIds).size) throw new AppError("not-found");
	if (found.some((row) => row.family_id !== null && row.family_id !== familyId)) throw new AppError("conflict");
	const removed = await tx.$executeRaw`
		UPDATE assessment SET family_id = NULL
		WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid AND family_id = ${familyId}::uuid
			AND NOT id = ANY(${assessmentIds}::uuid[])`;
	const added = await tx.$executeRaw`
		UPDATE assessment SET family_id = ${familyId}::uuid
		WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid AND family_id IS NULL
			AND id = ANY(${assessmentIds}::uuid[])`;
	return { added, removed };
}

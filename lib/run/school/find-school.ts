import { prisma } from "../../db/client";
import type { SchoolId } from "../../domain/ids";
import { AppError } from "../../errors";

/** @throws AppError not-found (school) */
export async function findSchool(id: string): Promise<{ readonly schoolId: SchoolId; readonly name: string }> {
	const school = await prisma().school.findUnique({ where: { id }, select: { id: true, name: true } });
	if (!school) throw new AppError("not-found", "school");
	return { schoolId: school.id as SchoolId, name: school.name };
}

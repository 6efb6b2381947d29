import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { schoolIdentifierTypes } from "../../domain/identifiers";
import type { SchoolId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { schoolYearOf } from "../../domain/school-year";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({
	name: lineSchema(200),
	sector: z.enum(["po", "vo", "mbo"]),
	identifiers: z
		.array(
			z.object({
				type: z.enum(schoolIdentifierTypes),
				value: z.string().trim().toUpperCase().min(1).max(100),
			}),
		)
		.max(20)
		.default([]),
	boardName: lineSchema(200).nullable().default(null),
});
export type AddSchoolInput = z.input<typeof inputSchema>;

/**
 * A school with its identifiers and its present school year. Given at the machine itself: there is no scope before there
 * is a school.
 * @throws AppError invalid; conflict when another school has one of the identifiers.
 */
export async function addSchool(input: AddSchoolInput): Promise<{ schoolId: SchoolId }> {
	const schoolId = newId<SchoolId>();
	await inSchool({ schoolId }, (tx) => addSchoolIn(tx, schoolId, input));
	return { schoolId };
}

/** The same inside a transaction of the school to be. */
export async function addSchoolIn(tx: SchoolTransaction, schoolId: SchoolId, input: AddSchoolInput): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { name, sector, identifiers, boardName } = parsed.data;
	const known = boardName === null ? null : await tx.board.findFirst({ where: { name: boardName } });
	const board =
		boardName === null ? null : (known ?? (await tx.board.create({ data: { id: newId(), name: boardName } })));
	await tx.school.create({ data: { id: schoolId, name, sector, boardId: board?.id ?? null } });
	const rows = identifiers.map((identifier) => ({ ...identifier, ownerSchool: schoolId }));
	const made = await tx.schoolIdentifier.createMany({ data: rows, skipDuplicates: true });
	if (made.count < rows.length) throw new AppError("conflict");
	const year = schoolYearOf(today());
	const dates = { beginDate: new Date(year.beginDate), endDate: new Date(year.endDate) };
	await tx.schoolPeriod.create({ data: { schoolId, id: newId(), name: year.name, ...dates } });
	await recordAudit(tx, jobScope(schoolId), "school.add", { identifiers: rows.length });
}

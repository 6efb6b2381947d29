import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import { daySchema } from "../../domain/day-schema";
import { lineSchema } from "../../domain/line-schema";
import { addDays, dayOfColumn } from "../../domain/school-day";
import { AppError } from "../../errors";
import { holidaysMax } from "../../queries/publication/select-holidays";
import { recordAudits } from "../record-audit";

const inputSchema = z
	.array(z.strictObject({ name: lineSchema(80), firstDay: daySchema, lastDay: daySchema }))
	.min(1)
	.max(holidaysMax);

/** The longest that a school is closed, in days: a summer, with room. */
const longest = 100;
/** The pictures of the last weeks go by the calendar too. */
const daysBack = 366;

/**
 * Adds days without school to the calendar; the same days a second time change nothing.
 * @returns how many were added
 * @throws AppError not-allowed; invalid (days) without a name, for days that end before they begin, are over for more
 * than a year, lie more than five years ahead or last more than 100 days; too-many (many-days) beyond 200
 */
export async function addHolidays(scope: Scope | JobScope, input: z.input<typeof inputSchema>): Promise<number> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid", "days");
	const { schoolId } = scope;
	const createdBy = scope.kind === "person" ? scope.userId : null;
	const [earliest, farthest] = [addDays(today(), -daysBack), addDays(today(), 5 * 366)];
	for (const { firstDay, lastDay } of parsed.data) {
		const within = lastDay >= earliest && lastDay <= farthest;
		if (!within || firstDay > lastDay || lastDay >= addDays(firstDay, longest)) throw new AppError("invalid", "days");
	}
	const made = { schoolId, createdBy, createdAt: now() };
	return inSchoolAsAdmin(scope, async (tx) => {
		const kept = await tx.schoolHoliday.count({ where: { schoolId, lastDay: { gte: new Date(earliest) } } });
		if (kept + parsed.data.length > holidaysMax) throw new AppError("too-many", "many-days");
		const added = await tx.schoolHoliday.createManyAndReturn({
			data: parsed.data.map(({ name, firstDay, lastDay }) => ({
				...{ id: newId(), name, firstDay: new Date(firstDay), lastDay: new Date(lastDay) },
				...made,
			})),
			skipDuplicates: true,
		});
		await recordAudits(
			tx,
			scope,
			"holiday.add",
			added.map(({ firstDay, lastDay }) => ({ firstDay: dayOfColumn(firstDay), lastDay: dayOfColumn(lastDay) })),
		);
		return added.length;
	});
}

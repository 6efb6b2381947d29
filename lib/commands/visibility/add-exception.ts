import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { daySchema } from "../../domain/day-schema";
import { connectionId, personId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { lookTwice } from "../accounts/second-look";
import { recordAudit } from "../record-audit";

const inputSchema = z.strictObject({
	connectionId,
	/** An employee of the roster. */
	personId,
	/** The last day on which it holds. */
	lastDay: daySchema,
});

/** An exception that never ends is a rule. */
export const exceptionDaysMax = 366;

/**
 * Lets an employee see a source until and with a day, whatever the rules say; the pupils are still those of the roster.
 * A second one for the same source replaces the first.
 * @throws AppError not-allowed; invalid for a day before today or more than a year ahead; not-found; conflict (another-admin) when the
 * employee is oneself
 */
export async function addException(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	const { schoolId, today, userId } = scope;
	if (!parsed.success || parsed.data.lastDay < today || parsed.data.lastDay > addDays(today, exceptionDaysMax))
		throw new AppError("invalid");
	const { connectionId, personId, lastDay } = parsed.data;
	await inSchoolAsAdmin(scope, async (tx) => {
		const employee = { schoolId, id: personId, kind: "employee" };
		if ((await tx.connection.count({ where: { schoolId, id: connectionId } })) === 0) throw new AppError("not-found");
		if ((await tx.person.count({ where: employee })) === 0) throw new AppError("not-found");
		await lookTwice(tx, scope, [personId], "exception");
		// Two at once for the same source: the second replaces the first here too.
		const one = `exception ${schoolId} ${connectionId} ${personId}`;
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${one}, 0))`;
		await tx.visibilityException.deleteMany({ where: { schoolId, connectionId, personId } });
		const dates = { beginDate: new Date(today), endDate: new Date(addDays(lastDay, 1)) };
		await tx.visibilityException.create({
			data: { schoolId, id: newId(), connectionId, personId, ...dates, createdBy: userId, createdAt: now() },
		});
		await recordAudit(tx, scope, "visibility.exception", { connectionId, personId, lastDay });
	});
}

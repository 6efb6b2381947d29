import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { YearAmounts } from "../../commands/school-year/closed-kinds";
import { AppError } from "../../errors";

/** A closing, or its taking back, and the rows that it changed. */
export interface YearAct {
	readonly name: string;
	readonly amounts: YearAmounts;
}

const n = z.number();
const amountsSchema = z.object({ groups: n, places: n, tasks: n, subGroups: n, subGroupPlaces: n });

/**
 * What closing this year did, or opening it again, as the log has it; null where that is not how it stands.
 * @throws AppError not-allowed
 */
export async function findYearAct(
	scope: Scope,
	state: "closed" | "reopened",
	closingId: string,
): Promise<YearAct | null> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	const [{ schoolId }, action] = [scope, state === "closed" ? "year.close" : "year.reopen"];
	return inSchoolAsAdmin(scope, async (tx) => {
		const [act] = await tx.$queryRaw<{ name: string; subject: unknown }[]>`
			SELECT s.name, a.subject FROM year_closing c
			JOIN school_period s ON s.school_id = c.school_id AND s.id = c.period_id
			JOIN audit_event a ON a.school_id = c.school_id AND a.action = ${action} AND a.subject ->> 'closingId' = c.id::text
			WHERE c.school_id = ${schoolId}::uuid AND c.id = ${closingId}::uuid AND c.state = ${state}
			ORDER BY a.at DESC LIMIT 1`;
		const amounts = amountsSchema.safeParse(act?.subject);
		return act && amounts.success ? { name: act.name, amounts: amounts.data } : null;
	});
}

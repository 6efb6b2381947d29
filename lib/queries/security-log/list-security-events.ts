import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { SecurityQuestion } from "./security-question";
import { type SecurityEventRow, selectSecurityEvents } from "./select-security-events";

export interface SecurityPage {
	readonly rows: readonly SecurityEventRow[];
	/** Of the page after this one; null: there is no more. */
	readonly older: string | null;
}

const onePage = 50;

/** Sign-ins and refusals of the people of the school, newest first, one page. For its admin. */
export function listSecurityEvents(scope: Scope, question: SecurityQuestion): Promise<SecurityPage> {
	requireAdmin(scope);
	// A cursor that was not given by a page begins at the newest.
	const cursor = z.guid().nullable().catch(null).parse(question.cursor);
	return inSchoolAsAdmin(scope, async (tx) => {
		const found = await selectSecurityEvents(tx, scope, { ...question, cursor }, onePage + 1);
		const rows = found.slice(0, onePage);
		return { rows, older: found.length > onePage ? (rows.at(-1)?.id ?? null) : null };
	});
}

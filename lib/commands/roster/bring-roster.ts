import type { ConnectionScope, JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { RosterSnapshot } from "../../domain/roster";
import { holdConnection } from "../../ingest/hold-connection";
import { endsTooMany } from "../../queries/roster/ends-too-many";
import type { RosterPlan } from "../../queries/roster/plan-roster";
import type { RosterResult } from "../../standards/contract";
import { applyPlan, keepImport, type RosterFileOf } from "./roster-work";

/**
 * Keeps a roster that a system gave, and applies it where that is asked and no person has to look first: more than 5 % of
 * the pupils would be ended. Where it would end more than the school's share of the enrolments, its connection waits too.
 * In the transaction that its plan was made in.
 */
export async function bringRoster(
	tx: SchoolTransaction,
	scope: ConnectionScope | JobScope,
	{
		snapshot,
		plan: made,
		file,
		apply,
	}: {
		readonly snapshot: RosterSnapshot;
		readonly plan: RosterPlan;
		readonly file: RosterFileOf;
		readonly apply: boolean;
	},
): Promise<Pick<RosterResult, "importId" | "state">> {
	const stops = apply && (await endsTooMany(tx, scope.schoolId, made.enrolments));
	const plan = { ...made, largeChange: made.largeChange || stops };
	const importId = await keepImport(tx, scope, snapshot, plan, file);
	if (stops && file.connectionId !== null)
		await holdConnection(tx, scope, file.connectionId, { code: "roster", importId, ...made.enrolments });
	if (apply && !plan.largeChange) await applyPlan(tx, scope, importId, snapshot, plan);
	return { importId, state: !apply ? "previewed" : plan.largeChange ? "held" : "applied" };
}

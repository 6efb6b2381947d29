import type { ConnectionScope, JobScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { beginConnection } from "../../ingest/begin-connection";
import { holdConnection } from "../../ingest/hold-connection";
import { endsTooMany } from "../../queries/roster/ends-too-many";
import type { RosterMessage, RosterResult } from "../../standards/contract";
import { applyPlan, keepImport, makePlan, packFile, rosterTransaction } from "./roster-work";

/**
 * A roster that an administration system brings. Applied at once when it asks so, unless more than 5 % of the pupils would
 * be ended: then it waits for a person, and nothing has changed. Where it would end more than the school's share of the
 * enrolments, the connection waits too: what it sends next would rest on what is not decided.
 * @param body the file as it came
 */
export async function receiveRoster(
	scope: ConnectionScope | JobScope,
	message: RosterMessage,
	body: Uint8Array,
	apply: boolean,
): Promise<RosterResult> {
	const file = await packFile(body);
	const { snapshot } = message;
	return inSchool(
		scope,
		async (tx): Promise<RosterResult> => {
			if (scope.kind === "connection" && scope.isFirst) await beginConnection(tx, scope);
			const made = await makePlan(tx, scope, snapshot);
			const stops = apply && (await endsTooMany(tx, scope.schoolId, made.enrolments));
			const plan = { ...made, largeChange: made.largeChange || stops };
			const importId = await keepImport(tx, scope, snapshot, plan, file);
			if (stops && scope.kind === "connection")
				await holdConnection(tx, scope, { code: "roster", importId, ...made.enrolments });
			const { counts } = plan;
			const warnings = [...message.warnings, ...plan.warnings];
			if (apply && !plan.largeChange) await applyPlan(tx, scope, importId, snapshot.source, plan);
			const state = !apply ? "previewed" : plan.largeChange ? "held" : "applied";
			return { importId, state, counts, warnings };
		},
		rosterTransaction,
	);
}

import type { ConnectionScope, JobScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { beginConnection } from "../../ingest/begin-connection";
import type { RosterMessage, RosterResult } from "../../standards/contract";
import { bringRoster } from "./bring-roster";
import { makePlan, packFile, rosterTransaction } from "./roster-work";

/**
 * A roster that an administration system brings. Applied at once when it asks so, unless a person has to look first: then
 * it waits, and nothing has changed. What the connection sends next would rest on what is not decided, so it may wait too.
 * @param body the file as it came
 */
export async function receiveRoster(
	scope: ConnectionScope | JobScope,
	{ snapshot, warnings }: RosterMessage,
	body: Uint8Array,
	apply: boolean,
): Promise<RosterResult> {
	const connectionId = scope.kind === "connection" ? scope.settings.connectionId : null;
	const file = { ...(await packFile(body)), connectionId };
	return inSchool(
		scope,
		async (tx): Promise<RosterResult> => {
			if (scope.kind === "connection" && scope.isFirst) await beginConnection(tx, scope);
			const plan = await makePlan(tx, scope, snapshot);
			const brought = await bringRoster(tx, scope, { snapshot, plan, file, apply });
			return { ...brought, counts: plan.counts, warnings: [...warnings, ...plan.warnings] };
		},
		rosterTransaction,
	);
}

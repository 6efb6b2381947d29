import type { ConnectionScope } from "../authz/scope";
import { receiveRoster } from "../commands/roster/receive-roster";
import type { RosterMessage, RosterResult, WireRequest } from "../standards/contract";

/** A roster by the API: previewed, or applied with ?apply=true. */
export function answerRoster(scope: ConnectionScope, message: RosterMessage, wire: WireRequest): Promise<RosterResult> {
	return receiveRoster(scope, message, wire.body, wire.query.get("apply") === "true");
}

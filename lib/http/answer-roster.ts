import type { ConnectionScope } from "../authz/scope";
import { AppError } from "../errors";
import type { RosterMessage, RosterResult, WireRequest } from "../standards/contract";

/** A roster by the API: previewed, or applied with ?apply=true. */
export function answerRoster(
	_scope: ConnectionScope,
	_message: RosterMessage,
	_wire: WireRequest,
): Promise<RosterResult> {
	return Promise.reject(new AppError("unavailable"));
}

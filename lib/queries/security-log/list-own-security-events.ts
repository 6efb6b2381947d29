import type { AccountScope } from "../../authz/scope";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import { dayInAmsterdam } from "../../domain/school-day";
import { type SecurityEventRow, selectSecurityEvents } from "./select-security-events";

export const ownSecurity = { days: 90, most: 15 } as const;

/** What happened to the account of the signed-in person lately, newest first. */
export async function listOwnSecurityEvents(scope: AccountScope): Promise<SecurityEventRow[]> {
	const from = dayInAmsterdam(new Date(now().getTime() - ownSecurity.days * 86_400_000));
	const question = { of: scope.userId, event: null, from, to: null, cursor: null };
	return inPlace(scope, (tx) => selectSecurityEvents(tx, scope, question, ownSecurity.most));
}

import type { SchoolTransaction } from "../db/in-school";
import type { ConnectionId } from "../domain/ids";
import type { Scope } from "./scope";

/** By which a member of staff sees pupils (the kinds of an assignment), and for which a source may be hidden. */
export const staffRoles = ["class-teacher", "teacher", "coach"] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * Takes the sources that the school hides from each of these roles out of the rest of the transaction: the policies of the
 * database leave their rows out of every query in it. A source shows when any of the roles sees it, or when the person
 * is named as an exception today. Without roles nothing is narrowed: what the transaction hid before stays hidden.
 */
export async function hideSources(tx: SchoolTransaction, scope: Scope, roles: readonly StaffRole[]): Promise<void> {
	const held = [...new Set(roles)];
	if (held.length === 0) return;
	const { schoolId, personId, today } = scope;
	await tx.$executeRaw`/* prepared */
		SELECT hide_sources(${schoolId}::uuid, ${personId}::uuid, ${today}::date, ${held}::text[], ${held.length}::int)`;
}

/**
 * The same where pupils are seen by different roles on one screen: what any of the person's roles of today may not see
 * stays out of all of it. Every transaction of a person begins so (inSchool).
 */
export async function hideSourcesOfAnyRole(tx: SchoolTransaction, scope: Scope): Promise<void> {
	const { schoolId, personId, today } = scope;
	await tx.$executeRaw`/* prepared */
		SELECT hide_by_held_roles(${schoolId}::uuid, ${personId}::uuid, ${today}::date, false)`;
}

/**
 * To find what a row is about before access to it can be looked up: hidden is only what none of the person's roles sees.
 * Nothing may leave the transaction until access is looked up and the row is read again.
 */
export async function hideSourcesOfEveryRole(tx: SchoolTransaction, scope: Scope): Promise<void> {
	const { schoolId, personId, today } = scope;
	await tx.$executeRaw`/* prepared */
		SELECT hide_by_held_roles(${schoolId}::uuid, ${personId}::uuid, ${today}::date, true)`;
}

/** What is hidden in this transaction now. */
export async function listHiddenSources(tx: SchoolTransaction): Promise<ConnectionId[]> {
	const [row] = await tx.$queryRaw<{ ids: ConnectionId[] }[]>`
		SELECT string_to_array(coalesce(current_setting('app.hidden', true), ''), ',') AS ids`;
	return row?.ids ?? [];
}

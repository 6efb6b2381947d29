import type { Role } from "../policy";

/** A school day with its evening; after it one signs in again, however busy one was. */
export const sessionSeconds = 12 * 60 * 60;

/** How long a session lives without an act of its person, and why: lib/adr/0014. */
const idleSeconds: Readonly<Record<Role, number>> = { admin: 30 * 60, staff: 4 * 60 * 60 };

/** The shortest of the roles that an account holds at its place; without a role that of an admin. */
export function idleSecondsOf(roles: Iterable<Role>): number {
	const limits = [...roles].map((role) => idleSeconds[role]);
	return limits.length === 0 ? idleSeconds.admin : Math.min(...limits);
}

import type { Scope } from "./scope";

/** Roles that an account may hold at a school. */
export const roles = ["staff", "admin"] as const;
export type Role = (typeof roles)[number];

/**
 * Who may do what at a school. Whose results a member of staff sees is not here: that follows from the roster
 * (access.ts). An admin holds no right to results, however many rights to the administration.
 */
export const policy = {
	"see-own-groups": ["staff"],
	"see-results-by-roster": ["staff"],
	"see-suppliers": ["admin"],
	"manage-suppliers": ["admin"],
	"mend-data": ["admin"],
	"approve-connections": ["admin"],
	"manage-visibility": ["admin"],
	"map-goals": ["admin", "staff"],
	"confirm-scales": ["admin"],
	"read-signal-rules": ["admin", "staff"],
	"manage-signals": ["admin"],
	"manage-roster": ["admin"],
	"match-people": ["admin"],
	"manage-people": ["admin"],
	"handle-pupil-files": ["admin"],
	"judge-results": ["admin"],
	"manage-settings": ["admin"],
	"read-outbox": ["admin"],
	"read-audit": ["admin"],
	"read-security-log": ["admin"],
	"set-standing": ["admin"],
} as const satisfies Record<string, readonly Role[]>;
export type Action = keyof typeof policy;

/** Whether any role of this scope allows the action. */
export function can(scope: Pick<Scope, "roles">, action: Action): boolean {
	return policy[action].some((role) => scope.roles.has(role));
}

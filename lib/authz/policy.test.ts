import { describe, expect, it } from "vitest";
import { type Action, can, policy, type Role, roles } from "./policy";

const actions = Object.keys(policy) as Action[];
const allowed = (held: readonly Role[]) => actions.filter((action) => can({ roles: new Set(held) }, action));

describe("policy", () => {
	it("gives each role exactly this", () => {
		expect(Object.fromEntries(roles.map((role) => [role, allowed([role])]))).toEqual({
			staff: ["see-own-groups", "see-results-by-roster", "map-goals", "read-signal-rules"],
			admin: [
				"see-suppliers",
				"manage-suppliers",
				"mend-data",
				"approve-connections",
				"manage-visibility",
				"map-goals",
				"confirm-scales",
				"read-signal-rules",
				"manage-signals",
				"manage-roster",
				"match-people",
				"manage-people",
				"handle-pupil-files",
				"judge-results",
				"manage-settings",
				"read-outbox",
				"read-audit",
				"read-security-log",
				"set-standing",
			],
		});
	});

	it("gives nothing without a role and the sum with both", () => {
		expect(allowed([])).toEqual([]);
		expect(allowed(["staff", "admin"])).toEqual(actions);
	});
});

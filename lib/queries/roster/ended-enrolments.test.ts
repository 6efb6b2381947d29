import { expect, it } from "vitest";
import { endedEnrolments } from "./ended-enrolments";

const today = "2026-11-28";
const row = (person: string, end: string | null = null, group = "g1") => ({
	...{ group_id: group, person_id: person, school_year: 5, begin_date: "2026-08-01", end_date: end },
});

it("counts enrolments that run and would end, of all that run", () => {
	const now = [row("a"), row("b"), row("c", "2027-08-01"), row("gone", "2026-10-01")];
	const changed = [row("a", today), row("c", "2026-11-01"), row("gone", "2026-09-01")];
	expect(endedEnrolments(now, { added: [], changed }, today)).toEqual({ ended: 2, of: 3 });
});

it("a move to another class, and an end that lies ahead, are no end", () => {
	const now = [row("a"), row("b")];
	const plan = { added: [row("a", null, "g2")], changed: [row("a", today), row("b", "2027-01-01")] };
	expect(endedEnrolments(now, plan, today)).toEqual({ ended: 0, of: 2 });
	expect(endedEnrolments([], { added: [], changed: [] }, today)).toEqual({ ended: 0, of: 0 });
});

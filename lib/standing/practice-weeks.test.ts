import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../domain/ids";
import { practiceWeeks } from "./practice-weeks";
import { defaultSettings } from "./settings";

const people = Array.from({ length: 7 }, (_, index) => `p${index}` as PersonId);
const [pupilId = "p0" as PersonId] = people;
const period = { from: "2026-11-04", to: "2026-11-18" };
const week = (pupil: PersonId, monday: string, tasks: number, durationMs = tasks * 60_000) => ({
	...{ pupilId: pupil, monday, tasks, durationMs },
});
const of = (facts: ReturnType<typeof week>[], members = people) =>
	practiceWeeks({ pupilId, members: new Set(members), facts, period }, defaultSettings);

describe("practice by week", () => {
	it("counts who did nothing, but has no median of a week in which nobody did", () => {
		const { weeks, measure, n } = of(people.slice(1, 5).map((id, index) => week(id, "2026-11-02", 10 * (index + 1))));
		// 0 0 0 10 20 30 40: the middle one is 10.
		expect(weeks).toEqual([
			{ monday: "2026-11-02", tasks: 0, durationMs: 0, medianTasks: 10, medianDurationMs: 600_000, practised: 4 },
			{ monday: "2026-11-09", tasks: 0, durationMs: 0, medianTasks: null, medianDurationMs: null, practised: 0 },
			{ monday: "2026-11-16", tasks: 0, durationMs: 0, medianTasks: null, medianDurationMs: null, practised: 0 },
		]);
		expect([measure, n]).toEqual(["time", 7]);
	});

	it("says nothing of fewer than six, and takes tasks where no time was sent", () => {
		const { weeks, measure } = of([week(pupilId, "2026-11-09", 3, 0)], people.slice(0, 5));
		expect(weeks[1]).toMatchObject({ tasks: 3, medianTasks: null, practised: null });
		expect(measure).toBe("tasks");
	});

	it("leaves out who is not of the group", () => {
		const stranger = week("stranger" as PersonId, "2026-11-02", 99);
		expect(of([stranger]).weeks[0]?.practised).toBe(0);
	});

	it("lies between the least and the most of the group, whatever the order", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(500), { minLength: 7, maxLength: 7 }), (tasks) => {
				const facts = people.map((id, index) => week(id, "2026-11-02", tasks[index] ?? 0));
				const middle = of(facts).weeks[0]?.medianTasks ?? -1;
				expect(middle).toBe(of(facts.toReversed()).weeks[0]?.medianTasks);
				expect(middle >= Math.min(...tasks) && middle <= Math.max(...tasks)).toBe(true);
			}),
		);
	});
});

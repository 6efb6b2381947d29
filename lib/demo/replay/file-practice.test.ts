import { describe, expect, it } from "vitest";
import { evidenceOf, intervalOf, readAnswers, statusOf } from "./file-practice";

describe("evidence straight from the file", () => {
	const row = (item: number, day: string, right = true) => ({ answer: { item: `${item}`, skill: "7", right }, day });
	const take = (rows: readonly ReturnType<typeof row>[]) =>
		evidenceOf(
			rows.map(({ answer }) => answer),
			rows.map(({ day }) => day),
			"7",
			"2026-03-31",
		);
	const many = (from: number, count: number, day: string) =>
		Array.from({ length: count }, (_, index) => row(from + index, day));

	it("reads four lines a pupil and leaves out lists that do not fit together", () => {
		const answers = readAnswers(["9,900", "51,52", "7,8", "1,0", "9,901", "51,52", "7", "1,0", ""].join("\n"));
		expect([...answers.keys()]).toEqual(["900"]);
		expect(answers.get("900")?.[1]).toEqual({ item: "52", skill: "8", right: false });
	});

	it("takes whole days from the latest back until there are ten first attempts", () => {
		const rows = [...many(1, 5, "2026-03-10"), ...many(10, 6, "2026-03-20"), ...many(20, 4, "2026-03-30")];
		expect(take(rows)).toEqual({ taken: 10, right: 10, days: 2 });
		expect(take(rows.slice(0, -1))).toEqual({ taken: 14, right: 14, days: 3 });
	});

	it("counts an item once, and six weeks back to the day", () => {
		expect(take([row(1, "2026-02-17", false), row(1, "2026-03-30"), row(2, "2026-02-16")])).toEqual({
			...{ taken: 1, right: 0, days: 1 },
		});
	});
});

describe("status straight from the file", () => {
	it("follows the rule", () => {
		expect(statusOf({ taken: 4, right: 4, days: 2 })).toBe("no-data");
		expect(statusOf({ taken: 9, right: 0, days: 3 })).toBe("growing");
		expect(statusOf({ taken: 10, right: 8, days: 1 })).toBe("growing");
		expect(statusOf({ taken: 10, right: 8, days: 2 })).toBe("reached");
		expect(statusOf({ taken: 12, right: 2, days: 2 })).toBe("stuck");
		expect(statusOf({ taken: 12, right: 6, days: 2 })).toBe("growing");
	});

	// SciPy: beta.ppf([0.025, 0.975], right + 0.5, wrong + 0.5)
	it.each([
		[8, 10, 49.72255035600069, 95.59405864473692],
		[2, 12, 3.6337756398671837, 43.62479359363834],
		[0, 10, 0, 21.719626750921055],
		[10, 10, 78.28037324907893, 100],
		[60, 100, 50.22567371980317, 69.204770151148],
	])("has the interval of %i right of %i", (right, taken, low, high) => {
		const interval = intervalOf({ taken, right });
		expect(interval.low).toBeCloseTo(low, 7);
		expect(interval.high).toBeCloseTo(high, 7);
	});
});

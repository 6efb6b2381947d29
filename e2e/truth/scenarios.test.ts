import { afterEach, describe, expect, test } from "vitest";
import { afterTests, measureName, membersOfSittings, sittingsOfGroups } from "./figures/after-test";
import { practiceColumns, statusOf } from "./figures/columns";
import { openTruth, type Truth } from "./figures/open-truth";
import { makeSchool } from "./make/make-school";
import { scenarios } from "./scenarios";

/** What the second computation says of each named case, against figures found by hand. */
let truth: Truth;
let opened: Truth | null = null;
afterEach(() => {
	opened?.close();
	opened = null;
});

async function open(name: string): Promise<void> {
	const raw = scenarios.find((scenario) => scenario.name === name);
	if (!raw) throw new Error(`no scenario ${name}`);
	truth = await openTruth(raw);
	opened = truth;
}

const sitting = { supplier: "toets1", assessment: "t1", version: "", day: "2026-11-10", group: "K1" };
const percentages = measureName(sitting, "PercentageCorrect", "", null);

async function valuesOf(measure: string) {
	const { values, spreads, positions } = await afterTests(truth);
	const own = values.filter((value) => value.measure === measure);
	const numbers = Object.fromEntries(own.map(({ pupil, number }) => [pupil, number]));
	return { numbers, spread: spreads.get(measure), placeOf: (pupil: string) => positions.get(`${measure}|${pupil}`) };
}

describe("which result counts", () => {
	test("the resit, though the first was corrected after it", async () => {
		await open("correction-after-resit");
		// 40, 43, ... 61 by number, and 90 for the first: in order 43 46 49 52 55 58 61 90.
		const { numbers, spread, placeOf } = await valuesOf(percentages);
		expect(numbers).toEqual({ P00: 90, P01: 43, P02: 46, P03: 49, P04: 52, P05: 55, P06: 58, P07: 61 });
		// Type 7 of eight: the lower quarter at 1 + 0.75 of the way (46 and 49), the middle between 52 and 55, the upper at 5.25.
		expect(spread).toMatchObject({ n: 8, lower: 48.25, median: 53.5, upper: 58.75 });
		expect(placeOf("P00")).toMatchObject({ below: 7, equal: 1 });
		expect(placeOf("P01")).toMatchObject({ below: 0, equal: 1 });
	});
	test("the first, when the resit is withdrawn", async () => {
		await open("withdrawn-resit");
		expect((await valuesOf(percentages)).numbers.P00).toBe(40);
	});
	test("the first, when the resit has nothing in it, or only its time", async () => {
		await open("resit-with-nothing-in-it");
		expect((await valuesOf(percentages)).numbers).toMatchObject({ P00: 40, P01: 43 });
	});
	test("the lowest id, when all else is equal", async () => {
		await open("same-moment-by-id");
		const { numbers } = await valuesOf(percentages);
		expect([numbers.P03, numbers.P04]).toEqual([20, 52]);
	});
	test("nothing outside its scale, which is told apart from nothing", async () => {
		await open("outside-its-scale");
		expect((await valuesOf(percentages)).spread).toMatchObject({ n: 6, median: 47.5 });
		const members = await membersOfSittings(truth);
		expect(
			members
				.filter(({ refused }) => refused)
				.map(({ pupil }) => pupil)
				.sort(),
		).toEqual(["P06", "P07"]);
		expect(members.filter(({ state }) => state === "final")).toHaveLength(6);
	});
	test("different maxima are not ranked together", async () => {
		await open("two-maxima");
		expect((await valuesOf(measureName(sitting, "ScorePoints", "", 10))).spread).toMatchObject({ n: 7, median: 7 });
		expect((await valuesOf(measureName(sitting, "ScorePoints", "", 50))).spread).toMatchObject({ n: 1 });
	});
});

test("a test stands on the class of which the largest share took it", async () => {
	await open("test-of-the-other-class");
	// 8 of 8 of the one, 1 of 9 of the other.
	expect((await sittingsOfGroups(truth)).map(({ group }) => group)).toEqual(["K1"]);
});

test("the years of a combination group are compared apart", async () => {
	await open("both-years-of-a-combination-group");
	// Eight of sixteen: 40, 46, ... 82 of the one year and 43, 49, ... 85 of the other.
	const { spreads, positions } = await afterTests(truth);
	expect(spreads.get(`${percentages}|5`)).toMatchObject({ n: 8, median: 61 });
	expect(spreads.get(`${percentages}|6`)).toMatchObject({ n: 8, median: 64 });
	expect(positions.get(`${percentages}|6|P01`)).toMatchObject({ below: 0, equal: 1, n: 8 });
});

test("a lesson group of another subject holds a result only when there is no other", async () => {
	await open("only-another-lesson-group");
	const of = await truth.ask<{ pupil: string; group: string }>('SELECT pupil, "group" FROM place ORDER BY pupil');
	expect(of.filter(({ group }) => group === "L1").map(({ pupil }) => pupil)).toEqual(["P08"]);
});

describe("practice", () => {
	const ofFirst = async () => (await practiceColumns(truth)).cells.find(({ pupil }) => pupil === "P00");
	test("an answer of the page and of the server is one", async () => {
		await open("pair-within-two-seconds");
		expect(await truth.ask("SELECT count(*)::INTEGER AS attempts FROM attempt WHERE pupil = 'P00'")).toEqual([
			{ attempts: 10 },
		]);
		expect(await ofFirst()).toMatchObject({ taken: 10, correct: 5, days: 1 });
	});
	test("two verdicts are two, and the first of them counts", async () => {
		await open("two-verdicts-stay-two");
		expect(await truth.ask("SELECT count(*)::INTEGER AS attempts FROM attempt WHERE pupil = 'P00'")).toEqual([
			{ attempts: 20 },
		]);
		expect(await ofFirst()).toMatchObject({ taken: 10, correct: 0 });
	});
	test("an answer without a verdict is made, not wrong, and no evidence", async () => {
		await open("first-attempt-without-verdict");
		// Twelve items; of the first two the first try has no verdict, of the next six it is right.
		expect(await ofFirst()).toMatchObject({ taken: 10, correct: 6 });
	});
	test("the first attempt is the earliest, whenever it comes in", async () => {
		await open("earlier-attempt-comes-later");
		// Of twelve on the tenth, six had been tried on the fourth (one right); the six others were all wrong.
		expect(await ofFirst()).toMatchObject({ taken: 12, correct: 1, days: 2 });
	});
	test("an address is one, however it is written", async () => {
		await open("home-page-as-a-url");
		expect(await ofFirst()).toMatchObject({ taken: 10, correct: 4 });
	});
	test.each([
		[4, 4, 2, "no-data"],
		[5, 0, 2, "growing"],
		[10, 8, 2, "reached"],
		[10, 8, 1, "growing"],
		[10, 7, 2, "growing"],
		// Upper bounds of 3 of 10 and of 2 of 10: 0.606 and 0.503.
		[10, 3, 2, "growing"],
		[10, 2, 2, "stuck"],
		[10, 2, 1, "growing"],
		[13, 10, 3, "growing"],
	] as const)("of %i tasks %i right on %i days: %s", (taken, correct, days, status) => {
		expect(statusOf({ taken, correct, days })).toBe(status);
	});
});

test("a seed gives one school, and seeds together give every kind of fate", () => {
	expect(makeSchool(7)).toEqual(makeSchool(7));
	expect(makeSchool(7)).not.toEqual(makeSchool(8));
	const all = JSON.stringify(Array.from({ length: 25 }, (_, seed) => makeSchool(seed)));
	const kinds = [
		"PercentageCorrect",
		"Grade0-10",
		"Grade0.0-10.0",
		"AE",
		"IV",
		"RnERK",
		"NumberIncorrect",
		"SkillScore",
		"Percentiel",
		"Canceled",
		"InProgress",
		"evaluated",
		"attempted",
		"answered",
		"lesson-group",
	];
	expect(kinds.filter((kind) => !all.includes(kind))).toEqual([]);
});

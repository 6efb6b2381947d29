import { describe, expect, it } from "vitest";
import { planAssist } from "./assist";
import { planBdf } from "./bdf";
import { planEgsingle } from "./egsingle";

const anchor = "2026-11-23";

describe("bdf", () => {
	const text = [
		'"schoolNR","pupilNR","IQ.verb","sex","aritPRET","classNR","aritPOST","langPRET","langPOST","ses"',
		'"1","501",99,"0",11,"10",21,31,41,23',
		'"1","502",98,"1",12,"10",NA,32,42,24',
		'"2","503",97,"0",13,"20",23,33,43,25',
	].join("\n");
	const plan = planBdf(text, anchor);

	it("makes a school per school and a message per class and test", () => {
		expect(plan.schools).toHaveLength(2);
		expect(plan.schools[0]?.messages).toHaveLength(4);
		expect(plan.schools[0]?.roster.groups[0]?.pupilKeys).toHaveLength(2);
		const [first] = plan.schools[0]?.messages ?? [];
		expect(first?.studentScoresAndResults.map((item) => item.scores?.[0]?.scoreValue)).toEqual(["11", "12"]);
	});

	it("accounts for every value of every row", () => {
		expect(plan.rows).toBe(3);
		expect(plan.expected).toBe(11);
		expect(plan.skipped).toEqual([{ reason: "no value in the file", count: 1 }]);
	});

	it("never sends the background of a pupil", () => {
		const sent = JSON.stringify(plan.schools);
		for (const background of ["99", "98", "97"]) expect(sent).not.toContain(`"${background}"`);
		expect(sent).not.toMatch(/"(ses|sex|IQ[^"]*)"/);
	});

	it("is the same when it is made again, with dates in the past", () => {
		expect(planBdf(text, anchor)).toMatchObject(JSON.parse(JSON.stringify(plan, (_, value) => value)));
		for (const school of plan.schools)
			for (const message of school.messages) expect(message.timestamp < anchor).toBe(true);
	});

	it("says what is missing when it is another file", () => {
		expect(() => planBdf("a,b\n1,2", anchor)).toThrow(/no column schoolNR/);
	});
});

describe("egsingle", () => {
	const text = [
		'"schoolid","childid","year","grade","math","female"',
		'"7","1",0.5,2,-1.25,"Female"',
		'"7","1",1.5,3,0.5,"Female"',
		'"7","2",1.5,3,1.5,"Male"',
		'"8","3",0.5,2,0.25,"Male"',
	].join("\n");
	const plan = planEgsingle(text, anchor);

	it("keeps negative scores and the order of the waves", () => {
		const [first, second] = plan.schools[0]?.messages ?? [];
		expect(first?.studentScoresAndResults[0]?.scores?.[0]).toMatchObject({
			scoreType: "SkillScore",
			scoreValue: "-1.25",
		});
		expect((first?.assessmentDateTime ?? "") < (second?.assessmentDateTime ?? "")).toBe(true);
		expect(second?.studentScoresAndResults).toHaveLength(2);
	});

	it("puts a child in the grade of its last wave", () => {
		expect(plan.schools[0]?.roster.groups.map((group) => group.name)).toEqual(["Jaar 3"]);
		expect(plan.schools).toHaveLength(2);
		expect(plan.expected).toBe(4);
	});
});

describe("assist", () => {
	const text = ["3,900", "51,52,51", "7,9,7", "1,0,1", "2,901", "51,52", "7", "1,0"].join("\n");
	const plan = planAssist(text, anchor);
	const statements = [...(plan.schools[0]?.statements() ?? [])];

	it("keeps the order of the answers, in school time before today", () => {
		expect(statements).toHaveLength(3);
		expect(statements.map((statement) => statement.result?.success)).toEqual([true, false, true]);
		const times = statements.map((statement) => statement.timestamp);
		expect([...times].sort()).toEqual(times);
		expect((times.at(-1) ?? "9") < anchor).toBe(true);
	});

	it("tells apart the same item tried twice, and says what it left out", () => {
		expect(new Set(statements.map((statement) => statement.id)).size).toBe(3);
		expect(plan.rows).toBe(5);
		expect(plan.expected).toBe(3);
		expect(plan.skipped[0]?.count).toBe(2);
		expect(plan.madeUp.join()).toContain("times");
	});
});

import { expect, it } from "vitest";
import { prisma } from "../../lib/db/client";
import { testDatabase } from "../../lib/testing/database";
import type { Framework } from "./framework-schema";
import { loadFramework, seedGoals } from "./goals";

testDatabase();

const mine: Framework = {
	key: "own",
	name: "Own goals",
	version: "1",
	source: "test",
	goals: [
		{
			id: "7d444840-9dc0-41d1-b245-5ffdce74fad2",
			sector: "po",
			levels: ["po"],
			subject: "english",
			domain: "Words",
			code: "1",
			title: "Words of the house",
			text: "The pupil knows the words of the house.",
			measurable: true,
		},
	],
};

it("loads the goals below their domains, and writes nothing the second time", async () => {
	await seedGoals(prisma());
	expect(await seedGoals(prisma())).toBe(0);
	const goals = await prisma().goal.findMany({
		where: { framework: { key: "nl-kerndoelen-2025" } },
		include: { parent: true },
	});
	const leaves = goals.filter((goal) => goal.parent !== null);
	expect(leaves).toHaveLength(74);
	expect(goals.filter((goal) => goal.parent === null).every((goal) => !goal.measurable)).toBe(true);
	const school = leaves.filter((goal) => goal.text.startsWith("De school"));
	expect([school.length, school.some((goal) => goal.measurable)]).toEqual([8, false]);
	// The number 10A stands for two goals: one of primary, one of secondary education.
	const sameNumber = leaves.filter((goal) => goal.code === "10A").map((goal) => [goal.sector, goal.subjectKey]);
	expect(sameNumber.sort()).toEqual([
		["po", "arithmetic"],
		["vo", "arithmetic"],
	]);
	expect(leaves.every((goal) => goal.parent?.sector === goal.sector)).toBe(true);
	const codes = leaves.map((goal) => `${goal.sector} ${goal.subjectKey} ${goal.code}`);
	expect(new Set(codes).size).toBe(codes.length);
});

it("takes any framework of the same shape, and a new wording of one goal changes that goal alone", async () => {
	expect(await loadFramework(prisma(), mine)).toBe(2);
	const [goal] = mine.goals;
	const reworded = { ...mine, goals: [{ ...goal!, title: "House words" }] };
	expect(await loadFramework(prisma(), reworded)).toBe(1);
	expect(await prisma().goal.findUnique({ where: { id: goal!.id } })).toMatchObject({ title: "House words" });
});

import { expect, it } from "vitest";
import { describeLiveTest, type LiveTestFacts } from "./describe-live-test";

const at = new Date("2026-11-20T09:00:00Z");
const nothing: LiveTestFacts = {
	...{ roster: false, clientSince: at, signedInAt: null, firstAt: null, refused: { latest: null, school: null } },
	...{ records: { total: 0, held: 0 }, units: { total: 0, unmapped: 0 }, applied: 0 },
};
const states = (facts: Partial<LiveTestFacts>) =>
	describeLiveTest({ ...nothing, ...facts }).map(({ name, state }) => `${name} ${state}`);

it("waits for each step in turn", () => {
	expect(states({})).toEqual([
		"client done",
		"sign-in waiting",
		"message waiting",
		"school waiting",
		"pupils waiting",
		"units waiting",
	]);
	expect(states({ signedInAt: at })[1]).toBe("sign-in done");
});

it("points at the message that was refused, and at the school where that was why", () => {
	expect(states({ signedInAt: at, refused: { latest: at, school: null } }).slice(2, 4)).toEqual([
		"message attention",
		"school waiting",
	]);
	expect(states({ refused: { latest: at, school: at } })[3]).toBe("school attention");
	expect(states({ firstAt: at, refused: { latest: at, school: at } }).slice(2, 4)).toEqual([
		"message done",
		"school done",
	]);
});

it("is done when every record has its pupil and every unit its goal, and says how many have not", () => {
	const came = { signedInAt: at, firstAt: at, records: { total: 20, held: 2 }, units: { total: 4, unmapped: 4 } };
	expect(describeLiveTest({ ...nothing, ...came }).slice(4)).toMatchObject([
		{ name: "pupils", state: "attention", open: 2, total: 20 },
		{ name: "units", state: "attention", open: 4, total: 4 },
	]);
	expect(states({ ...came, records: { total: 20, held: 0 }, units: { total: 4, unmapped: 0 } }).slice(4)).toEqual([
		"pupils done",
		"units done",
	]);
});

it("ends with the file being applied where a roster comes", () => {
	expect(states({ roster: true }).at(-1)).toBe("roster waiting");
	expect(states({ roster: true, firstAt: at }).at(-1)).toBe("roster attention");
	expect(states({ roster: true, firstAt: at, applied: 1 }).at(-1)).toBe("roster done");
});

it("claims of no roster that it named the school, but says where that was refused", () => {
	expect(states({ roster: true, firstAt: at })).not.toContain("school done");
	expect(states({ roster: true, refused: { latest: at, school: at } })).toContain("school attention");
});

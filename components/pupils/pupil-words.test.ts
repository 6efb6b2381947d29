import { describe, expect, it } from "vitest";
import { standingInWords as goalStanding } from "@/components/goals/goal-words";
import { standingInWords as gridStanding } from "@/components/groups/grid-words";
import { personId } from "@/lib/domain/ids";
import { formatter } from "@/lib/i18n/format";
import { locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import type { PupilRow } from "@/lib/queries/pupils/pupil-row";
import type { OwnLevel, SubjectGoals } from "@/lib/queries/pupils/subject-goals";
import { compareInGroup } from "@/lib/standing/compare-in-group";
import { groupSpread, standingOf } from "@/lib/standing/group-standing";
import { defaultSettings } from "@/lib/standing/settings";
import type { TimelinePanel } from "@/lib/standing/timeline-panel";
import type { Value } from "@/lib/standing/value-of-fact";
import { pupilSheet } from "./pupil-sheet";
import { positionInWords } from "./pupil-words";

const value = (shown: number, interval: Value["interval"] = null): Value => ({
	...{ shown, label: null, rank: shown, interval },
});
const others = [10, 20, 30, 40, 50, 60, 70, 80].map((shown) => value(shown));

/** What the three screens say of one pupil on the same values. */
function said(own: Value, locale: (typeof locales)[number]) {
	const all = [own, ...others];
	const standing = standingOf(own, all, defaultSettings);
	const spread = groupSpread(all, defaultSettings);
	const comparison = compareInGroup(own, others, defaultSettings);
	const panel = {
		kind: "test",
		type: "percentage-correct",
		decimals: 0,
		now: { standing, spread, state: "no-status" },
	};
	const words = { t: translator(locale, "goals"), format: formatter(locale), thresholds: defaultSettings };
	return {
		pupil: positionInWords({ comparison } as PupilRow, translator(locale, "pupils")),
		grid: gridStanding(standing, translator(locale, "groups")),
		goal: goalStanding(panel as unknown as TimelinePanel, words as unknown as Parameters<typeof goalStanding>[1]),
	};
}

describe("the place of a pupil in words", () => {
	for (const locale of locales) {
		const own = translator(locale, "pupils")("notDistinct");
		const grid = translator(locale, "groups")("grid.notDistinct");
		const goal = translator(locale, "goals")("notDistinct");

		it(`is no place on any screen where the interval covers the median (${locale})`, () => {
			for (const one of [
				value(75, { low: 30, high: 95 }),
				value(15, { low: 0, high: 60 }),
				value(50, { low: 50, high: 50 }),
			])
				expect(said(one, locale)).toEqual({ pupil: own, grid, goal });
		});

		it(`is a place on every screen where the interval leaves the median out, or none is known (${locale})`, () => {
			for (const one of [value(75, { low: 70, high: 80 }), value(15, { low: 10, high: 20 }), value(75)]) {
				const { pupil, ...rest } = said(one, locale);
				expect(pupil).toMatch(/9/);
				expect(pupil).not.toContain(own);
				expect(rest.grid).not.toBe(grid);
				expect(rest.goal).not.toBe(goal);
			}
		});
	}
});

/** Just after midnight in the Netherlands. */
const missedTest = (over: Record<string, string>) => ({
	...{ subjectKey: "arithmetic", subjectName: null, supplier: "Toetshuis", connectionId: "c1", groupId: null },
	...{ at: new Date("2026-11-11T23:30:00Z"), ...over },
});

describe("the file of a pupil", () => {
	const level = (shown: number, decimals: number | null): OwnLevel =>
		({ title: "Breuken", supplier: "Oefenhuis", level: shown, decimals, day: "2026-11-20" }) as OwnLevel;

	it("writes own levels with the decimals of their scale, as the screen does", () => {
		const levels = [level(3, 1), level(0.1 + 0.2, 1), level(12, 0)];
		const goals = [
			{ subjectKey: "arithmetic", goals: [], counts: {}, levels, group: null },
		] as unknown as SubjectGoals[];
		const page = {
			...{
				pupilId: personId.parse("00000000-0000-4000-8000-000000000001"),
				name: "Leerling Een",
				givenName: "Leerling",
			},
			...{ groups: [], sources: [], rows: [], missed: [], goals, period: { from: "2026-11-01", to: "2026-11-30" } },
		} as unknown as PupilPage;
		const [, ...rows] = pupilSheet(page, null, "nl").rows;
		expect(rows.map((cells) => cells[5])).toEqual([
			{ number: 3, least: 1, most: 2 },
			{ number: 0.1 + 0.2, least: 1, most: 2 },
			{ number: 12, least: 0, most: 1 },
		]);
	});

	it("says of a test that was not made once, where the row of its subject says so", () => {
		const row = (assessment: string, value: PupilRow["value"]) =>
			({
				...{ subjectKey: "arithmetic", subjectName: null, supplier: "Toetshuis", connectionId: "c1", value },
				...{ measure: "number-correct", assessment, at: null, interval: null, group: null, elsewhere: null },
				comparison: { state: "no-value", n: 7 },
			}) as unknown as PupilRow;
		const made = { text: "7", number: 7, maximum: 10 };
		const rows = [row("Breuken M2", null), row("Meten M2", made)];
		const missed = ["Breuken M2", "Meten M2"].map((assessment) => missedTest({ assessment }));
		const page = {
			...{ name: "Leerling Een", givenName: "Leerling", groups: [], sources: [], rows, goals: [], missed },
			period: { from: "2026-11-01", to: "2026-11-30" },
		} as unknown as PupilPage;
		const lines = pupilSheet(page, null, "nl").rows.slice(1);
		expect(lines.map((cells) => [cells[3], cells[5] === null])).toEqual([
			["Breuken M2", true],
			["Meten M2", false],
			["Meten M2", true],
		]);
	});

	it("has a line for each test that was not made", () => {
		const group = { groupId: "g1", name: "2a", mayOpen: true };
		const missed = [
			...[missedTest({ assessment: "Breuken M2", groupId: "g1" })],
			...[missedTest({ assessment: "Taal M2", connectionId: "c2", supplier: "Taalhuis", subjectName: "Spelling" })],
		];
		const sources = ["c1", "c2"].map((connectionId) => ({ connectionId, supplier: connectionId, late: false }));
		const page = {
			...{ name: "Leerling Een", givenName: "Leerling", groups: [group], sources, rows: [], goals: [], missed },
			period: { from: "2026-11-01", to: "2026-11-30" },
		} as unknown as PupilPage;
		const said = pupilSheet(page, null, "nl").rows.slice(1);
		expect(said.map((cells) => cells.filter((cell) => cell !== null))).toEqual([
			["Rekenen en wiskunde", "Toetshuis", "Breuken M2", "2026-11-12", "Niet gemaakt", "2a"],
			["Spelling", "Taalhuis", "Taal M2", "2026-11-12", "Niet gemaakt"],
		]);
	});
});

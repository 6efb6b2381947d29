import { describe, expect, it } from "vitest";
import { dayInAmsterdam } from "../../domain/school-day";
import { minutesOfDay } from "./amsterdam-time";
import { type PracticeSession, planPractice } from "./practice-day";
import type { DemoPupil, DemoSchool } from "./school";
import { isDemoSchoolDay, listSchoolDays } from "./school-calendar";
import { listSittings, sittingsOn } from "./test-plan";
import { drawScore } from "./test-scores";
import { createWorld, isLearningOn } from "./world";

const world = createWorld("test", "2026-11-23");
const [primary, secondary] = world.schools as [DemoSchool, DemoSchool];
const days = listSchoolDays("2026-10-19", "2026-11-20");

function sessionsOf(school: DemoSchool, source: "adaptive" | "method", on = days): PracticeSession[] {
	return on.flatMap((day) => school.pupils.flatMap((pupil) => planPractice(world, school, pupil, source, day) ?? []));
}
const shareRight = (sessions: readonly PracticeSession[]) => {
	const attempts = sessions.flatMap((session) => session.attempts);
	return attempts.filter((attempt) => attempt.success).length / attempts.length;
};
function byPupil(sessions: readonly PracticeSession[]): Map<DemoPupil, PracticeSession[]> {
	const groups = new Map<DemoPupil, PracticeSession[]>();
	for (const session of sessions) groups.set(session.pupil, [...(groups.get(session.pupil) ?? []), session]);
	return groups;
}
const sharePerPupil = (sessions: readonly PracticeSession[]) => {
	return [...byPupil(sessions).values()].map(shareRight);
};
function correlation(pairs: readonly (readonly [number, number])[]): number {
	const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
	const [mx, my] = [mean(0), mean(1)];
	const sum = (f: (x: number, y: number) => number) => pairs.reduce((all, [x, y]) => all + f(x - mx, y - my), 0);
	return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}
const deviation = (values: readonly number[]) => {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

describe("the two schools", () => {
	it("are of the size that was promised", () => {
		const classes = (school: DemoSchool) => school.groups.filter((group) => group.kind === "class");
		expect(classes(primary)).toHaveLength(12);
		expect(classes(primary).filter((group) => group.combination)).toHaveLength(2);
		expect(primary.pupils.filter((pupil) => pupil.onRoster).length).toBeGreaterThan(290);
		expect(classes(secondary)).toHaveLength(8);
		expect(secondary.groups.filter((group) => group.kind === "lesson-group")).toHaveLength(16);
		expect(primary.groups.some((group) => group.teacherKeys.length === 2)).toBe(true);
	});

	it("give no two pupils one identifier", () => {
		const pupils = world.schools.flatMap((school) => school.pupils);
		expect(new Set(pupils.map((pupil) => pupil.eckId)).size).toBe(pupils.length);
		expect(new Set(pupils.map((pupil) => pupil.asi)).size).toBe(pupils.length);
		expect(new Set(pupils.map((pupil) => pupil.key)).size).toBe(pupils.length);
	});
});

describe("practice", () => {
	it("is the same for the same seed, and other for another", () => {
		const again = createWorld("test", "2026-11-23");
		const other = createWorld("other", "2026-11-23");
		const plan = (of: typeof world) =>
			of.schools[0]?.pupils.slice(100, 130).map((pupil) => planPractice(of, primary, pupil, "method", "2026-11-04"));
		expect(plan(again)).toEqual(plan(world));
		expect(plan(other)).not.toEqual(plan(world));
	});

	it("of an adaptive publisher is right three times in four for everyone, with levels that differ", () => {
		const sessions = sessionsOf(primary, "adaptive");
		expect(shareRight(sessions)).toBeCloseTo(0.75, 1);
		const levels = sessions.flatMap((session) => session.level ?? []);
		expect(Math.min(...levels)).toBeGreaterThanOrEqual(200);
		expect(Math.max(...levels)).toBeLessThanOrEqual(800);
		expect(deviation(levels)).toBeGreaterThan(60);
		expect(deviation(sharePerPupil(sessions))).toBeLessThan(0.1);
	});

	it("of a method spreads a class out", () => {
		const perPupil = sharePerPupil(sessionsOf(primary, "method"));
		expect(deviation(perPupil)).toBeGreaterThan(0.11);
		expect(deviation(perPupil)).toBeLessThan(0.25);
		expect(shareRight(sessionsOf(primary, "method"))).toBeGreaterThan(0.6);
		expect(shareRight(sessionsOf(primary, "method"))).toBeLessThan(0.8);
	});

	it("goes with ability, but not all the way", () => {
		const pairs = [...byPupil(sessionsOf(primary, "method"))].map(
			([pupil, sessions]) => [world.learnerOf(pupil).ability.arithmetic, shareRight(sessions)] as const,
		);
		expect(correlation(pairs)).toBeGreaterThan(0.5);
		expect(correlation(pairs)).toBeLessThan(0.95);
	});

	it("falls on school days, in Amsterdam between eight and eight", () => {
		for (const { attempts } of sessionsOf(secondary, "method")) {
			for (const { at } of attempts) {
				expect(isDemoSchoolDay(dayInAmsterdam(at))).toBe(true);
				expect(minutesOfDay(at)).toBeGreaterThanOrEqual(8 * 60);
				expect(minutesOfDay(at)).toBeLessThan(20 * 60);
			}
		}
		const holiday = ["2026-12-25", "2026-11-22", "2026-07-28", "2027-04-27"];
		expect(holiday.filter(isDemoSchoolDay)).toEqual([]);
		expect(sessionsOf(primary, "adaptive", holiday)).toEqual([]);
	});

	it("knows nothing from before a pupil joined", () => {
		const firstYear = secondary.pupils.filter((pupil) => pupil.level === 1);
		expect(firstYear.length).toBeGreaterThan(70);
		const before = listSchoolDays("2026-03-02", "2026-03-20");
		for (const pupil of firstYear) {
			for (const day of before) expect(planPractice(world, secondary, pupil, "method", day)).toBeNull();
		}
	});

	it("stops for those who stopped", () => {
		const stopped = world.schools.flatMap((school) =>
			school.pupils
				.filter(
					(pupil) =>
						world.learnerOf(pupil).story.kind === "stopped" && isLearningOn(world, school, pupil, "2026-11-20"),
				)
				.map((pupil) => ({ school, pupil })),
		);
		expect(stopped.length).toBeGreaterThan(3);
		const recent = listSchoolDays("2026-11-09", "2026-11-20");
		for (const { school, pupil } of stopped) {
			for (const day of recent) expect(planPractice(world, school, pupil, "adaptive", day)).toBeNull();
		}
	});
});

describe("tests", () => {
	const sittings = world.schools.flatMap((school) => listSittings(world, school, world.historyFrom, world.anchor));

	it("grow on one scale from one moment to the next", () => {
		const mean = (level: string) => {
			const scores = sittings
				.filter(({ definition }) => definition.id === `pw-po-arithmetic-${level}`)
				.flatMap((sitting) => sitting.pupils.map((pupil) => drawScore(world, sitting, pupil).skillScore));
			return scores.reduce((sum, score) => sum + score, 0) / scores.length;
		};
		expect(mean("E5")).toBeGreaterThan(mean("M5") + 5);
		expect(mean("E7")).toBeGreaterThan(mean("E5") + 25);
	});

	it("agree with practice on the whole", () => {
		const scoreOf = (sitting: (typeof sittings)[number], pupil: DemoPupil) => drawScore(world, sitting, pupil);
		const pairs = sittings
			.filter(({ definition }) => definition.source === "national" && definition.subject === "arithmetic")
			.flatMap((sitting) =>
				sitting.pupils.map(
					(pupil) => [world.learnerOf(pupil).ability.arithmetic, scoreOf(sitting, pupil).nationalPercentile] as const,
				),
			);
		expect(correlation(pairs)).toBeGreaterThan(0.6);
		expect(correlation(pairs)).toBeLessThan(0.95);
	});

	it("come in the promised number, with one sitting per year in a combination group", () => {
		expect(sittings.reduce((sum, sitting) => sum + sitting.pupils.length, 0)).toBeGreaterThan(3500);
		const combination = primary.groups.find((group) => group.name === "Groep 5/6");
		const day =
			sittings.find((sitting) => sitting.classKey === combination?.key && sitting.day > "2026-09-01")?.day ?? "";
		const levels = sittingsOn(world, primary, day)
			.filter((sitting) => sitting.classKey === combination?.key)
			.map((sitting) => sitting.definition.level);
		expect(new Set(levels)).toEqual(new Set([5, 6]));
	});
});

describe("on any date", () => {
	it.each(["2026-08-10", "2026-09-02", "2026-11-22", "2026-12-25", "2027-02-28", "2027-07-20"])(
		"%s has a school year behind it",
		(anchor) => {
			const then = createWorld("test", anchor);
			const school = then.schools[0] as DemoSchool;
			const schoolDays = listSchoolDays(then.historyFrom, anchor);
			expect(schoolDays.length).toBeGreaterThan(170);
			expect(listSittings(then, school, then.historyFrom, anchor).length).toBeGreaterThan(80);
		},
	);
});

import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { schoolDaysBetween } from "../domain/school-days";
import { jeffreysInterval } from "../stats/jeffreys-interval";
import { median } from "../stats/median";
import { quartiles } from "../stats/quartiles";
import { goalCoverage } from "./coverage";
import type { PracticeFact } from "./facts";
import { groupSpread, standingOf } from "./group-standing";
import { growthBetween } from "./growth";
import { levelOrder } from "./level-order";
import type { StandingSettings } from "./settings";
import { outcomeValue } from "./value-of-fact";

/** The figures that the help is made of, by name: words say what they are. Levels are texts, all else numbers. */
export type HelpFigures = Readonly<Record<string, number | string>>;

const pupil = (n: number) => `p${n}` as PersonId;
const score = (number: number) => outcomeValue({ type: "skill-score", text: String(number), number });

/** Scores of an invented group of 24; the pupil of the examples has 78. */
const group = [52, 55, 58, 60, 61, 63, 64, 66, 67, 69, 70, 72, 74, 75, 76, 78, 80, 81, 83, 85, 87, 90, 93, 96];
const own = 78;
const letters = "A A A A B B B B B B C C C C C D D D E E".split(" ");

/** Every number in the examples of the help, computed by the same functions as those on the screens. */
export function helpFigures(settings: StandingSettings): HelpFigures {
	const { holidays: _holidays, ...thresholds } = settings;
	return {
		...thresholds,
		reachedPercent: 100 * settings.reachedRatio,
		stuckPercent: 100 * settings.stuckRatio,
		evidenceWeeks: settings.evidenceAgeDaysMax / 7,
		...placeFigures(settings),
		...practiceFigures(),
		...levelFigures(settings),
		...growthFigures(settings),
		...coverageFigures(settings),
		...effortFigures(),
		lateDays: schoolDaysBetween("2026-11-12", "2026-11-24", []),
	};
}

function placeFigures(settings: StandingSettings): HelpFigures {
	const values = group.map(score);
	const standing = standingOf(score(own), values, settings);
	const spread = groupSpread(values, settings);
	const few = [52, 58, 70, 87, 93];
	return {
		own,
		...(standing.code === "placed" ? standing.position : {}),
		...(spread.code === "numeric" ? spread.quartiles : {}),
		fewCount: few.length,
		fewMedian: median(few) ?? 0,
		// One pupil more, far above the others.
		moreMedian: median([...few, 96]) ?? 0,
	};
}

function practiceFigures(): HelpFigures {
	const percent = (right: number, of: number) => {
		const interval = jeffreysInterval(right, of);
		return [100 * (interval?.low ?? 0), 100 * (interval?.high ?? 0)] as const;
	};
	const [low, high] = percent(7, 12);
	const [longLow, longHigh] = percent(70, 120);
	return {
		...{ right: 7, taken: 12, share: (100 * 7) / 12, low, high, longLow, longHigh },
		...{ twoHigh: percent(2, 10)[1], threeHigh: percent(3, 10)[1], behindHigh: percent(2, 14)[1] },
	};
}

function levelFigures(settings: StandingSettings): HelpFigures {
	const values = letters.map((text) => outcomeValue({ type: "a-e", text, number: null }));
	const spread = groupSpread(values, settings, levelOrder("a-e"));
	if (spread.code !== "ordinal") return {};
	const counts = Object.fromEntries(spread.counts.map(({ level, count }) => [`count${level}`, count]));
	return {
		levelCount: spread.n,
		levelMedian: spread.median,
		levelLower: spread.lower,
		levelUpper: spread.upper,
		...counts,
	};
}

function growthFigures(settings: StandingSettings): HelpFigures {
	const [before, after] = [
		[214, 198, 205, 220, 231, 209, 217, 202],
		[229, 207, 211, 236, 238, 220, 224, 215],
	];
	const side = (scores: readonly number[] = [], assessmentId = "") => ({
		...{ type: "skill-score" as const, assessmentId, partSourceId: "", familyId: "example", maximum: null },
		standardError: 4,
		values: new Map(scores.map((one, n) => [pupil(n), score(one)])),
	});
	const growth = growthBetween(
		{ pupilIds: (before ?? []).map((_, n) => pupil(n)), earlier: side(before, "m5"), later: side(after, "e5") },
		settings,
	);
	const first = growth.code === "numeric" ? growth.pupils[0] : undefined;
	if (growth.code !== "numeric" || !first) return {};
	return {
		...{ earlier: first.earlier.shown ?? 0, later: first.later.shown ?? 0, standardError: 4 },
		...{ difference: first.difference ?? 0, error: growth.error ?? 0 },
		...{ growthLow: first.interval?.low ?? 0, growthHigh: first.interval?.high ?? 0, growthCount: growth.n },
		growthMedian: growth.spread?.code === "numeric" ? growth.spread.quartiles.median : 0,
	};
}

function coverageFigures(settings: StandingSettings): HelpFigures {
	const fact = (n: number, judged: number, day: string): PracticeFact => ({
		...{ kind: "practice", pupilId: pupil(n), goalId: "g" as GoalId, connectionId: "c" as ConnectionId, day },
		...{ judged, correct: judged, days: 2, partial: 0, partialSum: 0 },
	});
	const facts = Array.from({ length: 18 }, (_, n) =>
		fact(n, n < 14 ? settings.evidenceMin : settings.evidenceMin - 1, n < 9 ? "2026-11-20" : "2026-11-13"),
	);
	const pupilIds = group.map((_, n) => pupil(n));
	const { n, enough, little, none, medianAgeSchoolDays } = goalCoverage(pupilIds, facts, 0, "2026-11-24", settings);
	return { coverageCount: n, enough, little, none, ageDays: medianAgeSchoolDays ?? 0 };
}

function effortFigures(): HelpFigures {
	const tasks = [0, 0, 8, 12, 15, 18, 20, 24, 30, 41];
	const half = quartiles(tasks);
	return { ownTasks: 41, taskCount: tasks.length, medianTasks: half?.median ?? 0 };
}

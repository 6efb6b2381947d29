import { instantAt } from "./amsterdam-time";
import {
	adaptiveCodes,
	blockDays,
	type DemoGoal,
	type DemoSector,
	type DemoSubject,
	extraUnit,
	goalsOfBlock,
	listGoals,
} from "./catalogue";
import { type Learner, logOdds, probabilityOf } from "./learner";
import { createRandom, type Random } from "./random";
import type { DemoPupil, DemoSchool } from "./school";
import { isDemoSchoolDay, mondayOf, schoolYearOf, weekdayOf } from "./school-calendar";
import { isLearningOn, levelOn, type World } from "./world";

/** adaptive: fits each task to the pupil; method: everybody makes the tasks of the lesson. */
export type PracticeSource = "adaptive" | "method";

export interface PracticeUnit {
	readonly sector: DemoSector;
	readonly subject: DemoSubject;
	readonly level: number;
	/** Code of the kerndoel, or of practice that has none. */
	readonly code: string;
	readonly title: string;
}
export interface PracticeAttempt {
	readonly at: Date;
	readonly unit: PracticeUnit;
	/** Number of the task in its unit. */
	readonly item: number;
	readonly success: boolean;
	readonly durationMs: number;
}
/** A sitting-down at a source: some tasks of one unit, and with adaptive practice the level at its end. */
export interface PracticeSession {
	readonly pupil: DemoPupil;
	/** Keeps it apart from other sessions of the pupil at this source, which may be at the same moment; null: the one that the day planned. */
	readonly key: string | null;
	readonly attempts: readonly PracticeAttempt[];
	/** The supplier's own level, 200-800; null: this source gives none. */
	readonly level: number | null;
	/** The supplier calls the unit mastered: its level is clearly above what the year asks. */
	readonly mastered: boolean;
	readonly progressRatio: number;
}

/** Tasks in a unit; a pupil meets few of them twice. */
const itemsInUnit = 80;
/** Which weekdays a source is worked with; the class decides. Monday is 1. */
const timetables: Readonly<Record<PracticeSource, readonly (readonly [number, DemoSubject])[]>> = {
	adaptive: [
		[2, "arithmetic"],
		[4, "arithmetic"],
	],
	method: [
		[1, "arithmetic"],
		[2, "dutch"],
		[3, "dutch"],
		[5, "arithmetic"],
	],
};

/** What a pupil does with a source on a day; null on a free day, when ill, before joining or when it was skipped. */
export function planPractice(
	world: World,
	school: DemoSchool,
	pupil: DemoPupil,
	source: PracticeSource,
	day: string,
): PracticeSession | null {
	if (!isDemoSchoolDay(day) || !isLearningOn(world, school, pupil, day)) return null;
	const subject = subjectOnDay(world, pupil.classKey, source, day);
	if (subject === null) return null;
	const learner = world.learnerOf(pupil);
	if (learner.story.kind === "stopped" && day >= learner.story.since) return null;
	if (isIll(world.seed, pupil.key, day)) return null;
	const random = createRandom(world.seed, "session", pupil.key, source, day);
	if (!random.chance(0.92)) return null;
	const level = levelOn(world, pupil, day);
	// With a method the class does the lesson of the day together; adaptive practice is each pupil's own.
	const lesson = createRandom(world.seed, "lesson", pupil.classKey, level, subject, day);
	const unit = chooseUnit(
		source === "method" ? lesson : random,
		{ sector: school.sector, subject, level },
		source,
		day,
	);
	const count = Math.max(2, Math.round((source === "adaptive" ? 5 : 4.4) * learner.diligence + 0.8 * random.normal()));
	const start = startOf(random, school, day);
	return makeSession(world, { pupil, key: null, learner, source, unit, count, random, start, day });
}

export interface SessionPlan {
	readonly pupil: DemoPupil;
	/** As of PracticeSession. */
	readonly key: string | null;
	readonly learner: Learner;
	readonly source: PracticeSource;
	readonly unit: PracticeUnit;
	readonly count: number;
	readonly random: Random;
	readonly start: Date;
	readonly day: string;
}

export function makeSession(world: World, plan: SessionPlan): PracticeSession {
	const { learner, unit, random, day } = plan;
	const task = { subject: unit.subject, code: unit.code, level: unit.level, day, purpose: "practice" as const };
	const odds = logOdds(world.seed, learner, task);
	const attempts: PracticeAttempt[] = [];
	let atMs = plan.start.getTime();
	for (let nth = 0; nth < plan.count; nth += 1) {
		const item = random.int(itemsInUnit);
		const difficulty = itemDifficulty(unit, item);
		const right = plan.source === "adaptive" ? 0.75 + 0.025 * random.normal() : probabilityOf(odds - difficulty);
		const durationMs = Math.round(Math.exp(9.9 + 0.45 * random.normal() - 0.1 * learner.ability[unit.subject]));
		atMs += durationMs + 1000 * random.int(9);
		attempts.push({ at: new Date(atMs), unit, item, success: random.chance(right), durationMs });
	}
	const level = plan.source === "adaptive" ? adaptiveLevel(unit, odds, random) : null;
	return {
		pupil: plan.pupil,
		key: plan.key,
		attempts,
		level,
		mastered: level !== null && level >= meanLevel(unit) + 35,
		progressRatio: Math.min(1, Math.max(0.05, Math.round(20 * probabilityOf(odds * 1.2)) / 20)),
	};
}

/** Where the publisher expects a pupil of this year to be. */
function meanLevel(unit: PracticeUnit): number {
	return unit.sector === "po" ? 320 + 42 * (unit.level - 3) : 560 + 36 * (unit.level - 1);
}

const difficulties = new Map<string, number>();

/** Log-odds that a task is harder than the average of its unit. */
function itemDifficulty(unit: PracticeUnit, item: number): number {
	const key = `${unit.sector}/${unit.subject}/${unit.code}/${unit.level}/${item}`;
	let known = difficulties.get(key);
	if (known === undefined) {
		known = 0.55 * createRandom("item", key).normal();
		difficulties.set(key, known);
	}
	return known;
}

/** One scale of 200-800 over all years; a year of school is about half a standard deviation between pupils. */
function adaptiveLevel(unit: PracticeUnit, odds: number, random: Random): number {
	return Math.min(800, Math.max(200, Math.round(meanLevel(unit) + 62 * (odds - 0.8) + 6 * random.normal())));
}

/** The lesson that a class has on a day; classes shift the timetable so that not all practise at once. */
function subjectOnDay(world: World, classKey: string, source: PracticeSource, day: string): DemoSubject | null {
	const shift = createRandom(world.seed, "timetable", classKey).int(5);
	const weekday = ((weekdayOf(day) - 1 + shift) % 5) + 1;
	return timetables[source].find(([on]) => on === weekday)?.[1] ?? null;
}

/** Ill for a week now and then, a day somewhat more often; the same for all sources. */
export function isIll(seed: string, pupilKey: string, day: string): boolean {
	const week = createRandom(seed, "ill", pupilKey, mondayOf(day));
	return week.chance(0.018) || createRandom(seed, "away", pupilKey, day).chance(0.03);
}

export function chooseUnit(
	random: Random,
	place: Pick<PracticeUnit, "sector" | "subject" | "level">,
	source: PracticeSource,
	day: string,
): PracticeUnit {
	const { sector, subject, level } = place;
	const year = schoolYearOf(day);
	const block = Math.floor((year.indexOf.get(day) ?? year.days.length - 1) / blockDays);
	const draw = random.next();
	if (draw < 0.05) return { ...place, ...extraUnit };
	const covered = (goals: readonly DemoGoal[]) =>
		goals.filter((goal) => source === "method" || adaptiveCodes[sector].has(goal.code));
	const all = covered(listGoals(sector, subject, level));
	const now = covered(goalsOfBlock(sector, subject, level, block));
	const goal = random.pick(draw < 0.8 && now.length > 0 ? now : all);
	return { ...place, code: goal.code, title: goal.title };
}

/** In lesson time; one in eight does it at home after school. */
function startOf(random: Random, school: DemoSchool, day: string): Date {
	const home = random.chance(0.12);
	const [from, until] = school.sector === "po" ? [8.75, 14] : [8.5, 15.5];
	const hour = home ? random.between(16, 19.5) : random.between(from, until);
	return instantAt(day, Math.floor(hour * 3600));
}

import { blockDays, blocksOfGoal, type DemoSector, type DemoSubject } from "./catalogue";
import { createRandom } from "./random";
import { schoolDaysBefore, schoolYearOf } from "./school-calendar";

/** What makes a pupil this pupil; all of it from the seed. */
export interface Learner {
	readonly key: string;
	readonly sector: DemoSector;
	/** Standard deviations from the mean of the country, class effect included. */
	readonly ability: Readonly<Record<DemoSubject, number>>;
	/** How much work gets done, about 1. */
	readonly diligence: number;
	/** How fast teaching sinks in, about 1. */
	readonly tempo: number;
	readonly story: Story;
}

/** Something worth a teacher's look. Most pupils have none. */
export type Story =
	| { readonly kind: "none" }
	| { readonly kind: "stuck"; readonly subject: DemoSubject; readonly nth: number }
	| { readonly kind: "sliding"; readonly subject: DemoSubject; readonly since: string }
	| { readonly kind: "stopped"; readonly since: string }
	/** Practice and tests disagree: +1 practises well and tests badly, -1 the other way about. */
	| { readonly kind: "contradiction"; readonly subject: DemoSubject; readonly sign: 1 | -1 };

/** @param anchor the day that stories are told from: the day on which the demo was first run. */
export function drawLearner(
	seed: string,
	pupil: { readonly key: string; readonly classKey: string; readonly sector: DemoSector },
	anchor: string,
): Learner {
	const ofClass = createRandom(seed, "class", pupil.classKey);
	const classEffect = { arithmetic: 0.3 * ofClass.normal(), dutch: 0.3 * ofClass.normal() };
	const random = createRandom(seed, "learner", pupil.key);
	const common = random.normal();
	const own = () => 0.92 * (Math.sqrt(0.6) * common + Math.sqrt(0.4) * random.normal());
	const ability = { arithmetic: classEffect.arithmetic + own(), dutch: classEffect.dutch + own() };
	return {
		key: pupil.key,
		sector: pupil.sector,
		ability,
		diligence: Math.exp(0.25 * random.normal()),
		tempo: Math.exp(0.3 * random.normal()),
		story: drawStory(seed, pupil.key, anchor),
	};
}

function drawStory(seed: string, key: string, anchor: string): Story {
	const random = createRandom(seed, "story", key);
	const subject: DemoSubject = random.chance(0.6) ? "arithmetic" : "dutch";
	const draw = random.next();
	if (draw < 0.05) return { kind: "stuck", subject, nth: random.int(3) };
	if (draw < 0.08) return { kind: "sliding", subject, since: schoolDaysBefore(anchor, 15 + random.int(10)) };
	if (draw < 0.115) return { kind: "stopped", since: schoolDaysBefore(anchor, 14 + random.int(12)) };
	if (draw < 0.145) return { kind: "contradiction", subject, sign: random.chance(0.6) ? 1 : -1 };
	return { kind: "none" };
}

export interface Task {
	readonly subject: DemoSubject;
	/** Code of the goal, or of practice that has none. */
	readonly code: string;
	/** School year of the material. */
	readonly level: number;
	readonly day: string;
	readonly purpose: "practice" | "test";
}

/**
 * Log-odds that the pupil solves an average task: ability, a leaning to or away from this goal, what teaching brought
 * so far this year, what was forgotten since, and the pupil's story.
 */
export function logOdds(seed: string, learner: Learner, task: Task): number {
	const leaning = 0.45 * createRandom(seed, "leaning", learner.key, task.subject, task.code).normal();
	const usual = 0.3 + 0.85 * learner.ability[task.subject] + leaning + learned(learner, task);
	return usual + storyEffect(learner, task);
}

export function probabilityOf(odds: number): number {
	return 1 / (1 + Math.exp(-odds));
}

/** Rises while the goal is taught (most of it within three weeks), sinks by a third in the months after. */
function learned(learner: Learner, task: Task): number {
	const year = schoolYearOf(task.day);
	const today = year.indexOf.get(task.day) ?? year.days.length;
	const blocks = blocksOfGoal(learner.sector, task.subject, task.level, task.code);
	let taughtDays = 0;
	let sinceDays = 0;
	for (const block of blocks) {
		const into = today - block * blockDays;
		if (into < 0) break;
		taughtDays += Math.min(into + 1, blockDays);
		sinceDays = Math.max(0, into - blockDays);
	}
	if (taughtDays === 0) return -0.35;
	const risen = 1.1 * learner.tempo * (1 - Math.exp(-taughtDays / 14));
	return risen * (0.67 + 0.33 * Math.exp(-sinceDays / 40)) - 0.1;
}

function storyEffect(learner: Learner, task: Task): number {
	const { story } = learner;
	if (story.kind === "none" || story.kind === "stopped" || story.subject !== task.subject) return 0;
	if (story.kind === "contradiction") return (task.purpose === "practice" ? 1.3 : -1.5) * story.sign;
	if (story.kind === "sliding") return task.day >= story.since ? -1.6 : 0;
	return isStuckOn(learner, task) ? -2.2 : 0;
}

/** A pupil who is stuck is so on about a third of the goals of the subject, always the same ones. */
function isStuckOn(learner: Learner, task: Task): boolean {
	return learner.story.kind === "stuck" && createRandom("stuck", task.subject, task.code).int(3) === learner.story.nth;
}

import { instantAt } from "./amsterdam-time";
import { logOdds, probabilityOf } from "./learner";
import { isIll } from "./practice-day";
import { createRandom } from "./random";
import type { DemoPupil } from "./school";
import type { TestPart, TestSitting } from "./test-plan";
import type { World } from "./world";

export interface PartScore {
	readonly part: TestPart;
	readonly correct: number;
	/** On the scale of the subject; national tests only. */
	readonly skillScore: number;
}
export interface TestScore {
	readonly pupil: DemoPupil;
	readonly takenAt: Date;
	/** Ill on the day, and no other day was found. */
	readonly missing: boolean;
	readonly correct: number;
	readonly items: number;
	readonly skillScore: number;
	/** Place in the country, 0-100. */
	readonly nationalPercentile: number;
	readonly parts: readonly PartScore[];
}

/** Mean and spread of a national skill scale: one scale per subject over all years, so that growth can be read. */
const scales = {
	arithmetic: { start: 92, perYear: 27, spread: 21 },
	dutch: { start: 118, perYear: 15, spread: 23 },
} as const;

export function drawScore(world: World, sitting: TestSitting, pupil: DemoPupil): TestScore {
	const { definition, day } = sitting;
	const random = createRandom(world.seed, "test", sitting.key, pupil.key);
	const form = 0.3 * random.normal();
	const learner = world.learnerOf(pupil);
	const year = pupil.sector === "po" ? definition.level - 3 : definition.level + 5;
	const scale = scales[definition.subject];
	const mean = scale.start + scale.perYear * (year + definition.moment);
	const parts = definition.parts.map((part) => {
		const odds = part.codes.map((code) =>
			logOdds(world.seed, learner, {
				subject: definition.subject,
				code,
				level: definition.level,
				day,
				purpose: "test",
			}),
		);
		const mastery = odds.reduce((sum, each) => sum + each, 0) / odds.length + form;
		return {
			part,
			correct: random.binomial(part.items, probabilityOf(mastery)),
			skillScore: Math.round(mean + scale.spread * (mastery - 0.75) + 5 * random.normal()),
		};
	});
	const skillScore = Math.round(parts.reduce((sum, part) => sum + part.skillScore, 0) / parts.length);
	return {
		pupil,
		takenAt: instantAt(day, 9 * 3600 + 15 * 60),
		missing: isIll(world.seed, pupil.key, day) && random.chance(0.9),
		correct: parts.reduce((sum, part) => sum + part.correct, 0),
		items: parts.reduce((sum, { part }) => sum + part.items, 0),
		skillScore,
		nationalPercentile: 100 * normalShare((skillScore - mean) / scale.spread),
		parts,
	};
}

/** Share of a standard normal below z (Abramowitz and Stegun 26.2.17, error under 1e-7). */
export function normalShare(z: number): number {
	const t = 1 / (1 + 0.2316419 * Math.abs(z));
	const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
	return z >= 0 ? 1 - tail : tail;
}

/** The test maker's own levels by its own norms; a receiver shows what was sent and knows no cut-offs. */
export function letterLevel(percentile: number): string {
	if (percentile >= 75) return "A";
	if (percentile >= 50) return "B";
	if (percentile >= 25) return "C";
	return percentile >= 10 ? "D" : "E";
}

export function romanLevel(percentile: number): string {
	return ["V", "IV", "III", "II", "I"][Math.min(4, Math.floor(percentile / 20))] ?? "V";
}

/** Grade 1.0-10.0 from a share of points, linear with the pass mark at 60 %. */
export function gradeOf(share: number): number {
	const grade = share < 0.6 ? 1 + (share / 0.6) * 4.5 : 5.5 + ((share - 0.6) / 0.4) * 4.5;
	return Math.round(grade * 10) / 10;
}

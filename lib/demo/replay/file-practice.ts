/**
 * Evidence and status per skill computed straight from the lines of the file, for comparison with the product. On purpose
 * it shares no code with the product or with the rest of the replay; only the days, which the file has not, are given.
 */
export interface FileAnswer {
	readonly item: string;
	readonly skill: string;
	readonly right: boolean;
}
export interface FileEvidence {
	readonly taken: number;
	readonly right: number;
	/** Days with first attempts among them. */
	readonly days: number;
}

/** Answers by pupil, in the order of the file: four lines a pupil, of which the last three go together. */
export function readAnswers(text: string): Map<string, FileAnswer[]> {
	const lines = text.split("\n").map((line) => line.trim().replace(/,$/, ""));
	const pupils = new Map<string, FileAnswer[]>();
	for (let at = 0; at < lines.length - 3; at += 4) {
		const [, pupil = ""] = (lines[at] ?? "").split(",");
		const [items = [], skills = [], verdicts = []] = lines.slice(at + 1, at + 4).map((line) => line.split(","));
		if (items.length !== skills.length || items.length !== verdicts.length) continue;
		pupils.set(
			pupil,
			items.map((item, index) => ({ item, skill: skills[index] ?? "", right: verdicts[index] === "1" })),
		);
	}
	return pupils;
}

/** The latest days that together hold ten first attempts on a skill, at most six weeks before the last day. */
export function evidenceOf(answers: readonly FileAnswer[], days: readonly string[], skill: string, lastDay: string) {
	const oldest = new Date(Date.parse(lastDay) - 42 * 24 * 3600 * 1000).toISOString().slice(0, 10);
	const seen = new Set<string>();
	const perDay = new Map<string, boolean[]>();
	for (const [index, answer] of answers.entries()) {
		const again = seen.has(answer.item);
		seen.add(answer.item);
		const day = days[index] ?? "";
		if (again || answer.skill !== skill || day < oldest || day > lastDay) continue;
		perDay.set(day, [...(perDay.get(day) ?? []), answer.right]);
	}
	const evidence = { taken: 0, right: 0, days: 0 };
	for (const day of [...perDay.keys()].sort().reverse()) {
		if (evidence.taken >= 10) break;
		const ofDay = perDay.get(day) ?? [];
		evidence.taken += ofDay.length;
		evidence.right += ofDay.filter(Boolean).length;
		evidence.days += 1;
	}
	return evidence satisfies FileEvidence;
}

/** Reached: 80 % right; stuck: the upper end under 60 %; both by ten on two days. Under five nothing is said. */
export function statusOf({ taken, right, days }: FileEvidence): "reached" | "growing" | "stuck" | "no-data" {
	if (taken < 5) return "no-data";
	if (taken < 10 || days < 2) return "growing";
	if (right * 5 >= taken * 4) return "reached";
	return intervalOf({ taken, right }).high < 60 ? "stuck" : "growing";
}

/**
 * The 95 % Jeffreys interval in percent: the 0.025 and 0.975 quantiles of Beta(right + 1/2, wrong + 1/2), from 0 when none
 * and until 100 when all are right. With x = sin^2 t the density is sin^(2 right) cos^(2 wrong), which is summed.
 */
export function intervalOf({ taken, right }: { readonly taken: number; readonly right: number }) {
	const at = (p: number) => 100 * Math.sin(angleBelow(right, taken - right, p)) ** 2;
	return { low: right === 0 ? 0 : at(0.025), high: right === taken ? 100 : at(0.975) };
}

/** The angle below which the share `p` of the area lies, by Simpson's rule and halving. */
function angleBelow(right: number, wrong: number, p: number): number {
	// Scaled to its top, so that a hundred answers do not vanish.
	const top = Math.atan2(Math.sqrt(right), Math.sqrt(wrong));
	const peak = logDensity(top, right, wrong);
	const height = (angle: number) => Math.exp(logDensity(angle, right, wrong) - peak);
	const area = (until: number) => {
		const steps = 1000;
		let sum = height(0) + height(until);
		for (let step = 1; step < steps; step += 1) sum += (step % 2 === 1 ? 4 : 2) * height((until * step) / steps);
		return (sum * until) / steps / 3;
	};
	const wanted = p * area(Math.PI / 2);
	let [low, high] = [0, Math.PI / 2];
	for (let round = 0; round < 45; round += 1) {
		const middle = (low + high) / 2;
		if (area(middle) < wanted) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

function logDensity(angle: number, right: number, wrong: number): number {
	// 0 x log 0 is nothing here: without right answers there is no sine at all.
	const ofRight = right === 0 ? 0 : 2 * right * Math.log(Math.sin(angle));
	return ofRight + (wrong === 0 ? 0 : 2 * wrong * Math.log(Math.cos(angle)));
}

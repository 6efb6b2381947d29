import { deterministicId } from "../../db/ids";
import { addDays } from "../../domain/school-day";
import { listSchoolDays } from "../model/school-calendar";
import type { DemoStatement } from "../suppliers/xapi-statements";
import { assistTimes } from "./assist-times";
import type { ReplayPlan } from "./plan";
import { replayEckId, replaySchool } from "./replay-school";

interface PupilLog {
	readonly pupil: string;
	readonly items: readonly string[];
	readonly skills: readonly string[];
	readonly correct: readonly string[];
}
const classSize = 25;
const place = "https://oefenen.replay.example";

/** School days on which the answers fall: those of the year before the anchor. */
export function assistDays(anchor: string): string[] {
	return listSchoolDays(addDays(anchor, -364), addDays(anchor, -1));
}

/** The activity that stands for a skill, as the statements name it. */
export function skillAddress(skill: string): string {
	return `${place}/vaardigheid/${skill}`;
}

/** Practice by item and skill in order: four lines a pupil, no times (ASSISTments 2009-2010). */
export function planAssist(text: string, anchor: string): ReplayPlan {
	const { logs, skipped, answers } = readLogs(text);
	const days = assistDays(anchor);
	const skills = byPractice(logs);
	const classes = Array.from({ length: Math.ceil(logs.length / classSize) }, (_, nth) => ({
		key: String(nth + 1),
		name: `Klas ${nth + 1}`,
		level: 7,
		pupils: logs.slice(nth * classSize, (nth + 1) * classSize).map((log) => log.pupil),
	}));
	const roster = replaySchool("assist", 0, { key: "assist", name: "School assist", classes }, days[0] ?? anchor);
	return {
		kind: "assist",
		rows: answers,
		rowGives: "an attempt",
		expected: logs.reduce((sum, log) => sum + log.items.length, 0),
		skipped: [{ reason: "a pupil whose lines do not fit together", count: skipped }],
		madeUp: [
			"names and identifiers of pupils and teachers",
			`classes: ${classSize} pupils in the order of the file`,
			`goals: the most practised of ${skills.length} skills stand for one kerndoel each; the others are practice without a goal`,
			`times: the file has an order but no times; answers are put in sessions of 18 on school days from ${days[0]} to ${days.at(-1)}`,
		],
		skills,
		schools: [
			{
				roster,
				messages: [],
				*statements() {
					for (const log of logs) yield* pupilStatements(log, days);
				},
			},
		],
	};
}

/** A pupil whose three lists differ in length is left out as a whole: order is all that this file has. */
function readLogs(text: string): { logs: PupilLog[]; skipped: number; answers: number } {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
	const logs: PupilLog[] = [];
	let skipped = 0;
	let answers = 0;
	for (let at = 0; at + 3 < lines.length; at += 4) {
		const [head = [], items = [], skills = [], correct = []] = lines.slice(at, at + 4).map(cells);
		const pupil = head[1];
		const fits = items.length === skills.length && items.length === correct.length;
		answers += correct.length;
		if (pupil === undefined || !fits || correct.some((cell) => cell !== "0" && cell !== "1")) skipped += correct.length;
		else logs.push({ pupil, items, skills, correct });
	}
	return { logs, skipped, answers };
}

/** Skills by how often they were practised, most first; by name where that is the same. */
function byPractice(logs: readonly PupilLog[]): string[] {
	const counts = new Map<string, number>();
	for (const skill of logs.flatMap((log) => log.skills)) counts.set(skill, (counts.get(skill) ?? 0) + 1);
	return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([skill]) => skill);
}

function cells(line: string): string[] {
	return line
		.replace(/,\s*$/, "")
		.split(",")
		.map((cell) => cell.trim());
}

function* pupilStatements(log: PupilLog, days: readonly string[]): Generator<DemoStatement> {
	const times = assistTimes(log.pupil, log.items.length, days);
	const name = replayEckId("assist", log.pupil);
	for (const [index, item] of log.items.entries()) {
		const skill = log.skills[index] ?? "";
		yield {
			id: deterministicId("replay", "assist", log.pupil, String(index)),
			actor: { objectType: "Agent", account: { homePage: "https://ketenid.nl", name } },
			verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
			object: { objectType: "Activity", id: `${place}/opgave/${item}` },
			result: { success: log.correct[index] === "1" },
			context: {
				contextActivities: {
					parent: [
						{
							objectType: "Activity",
							id: skillAddress(skill),
							definition: { name: { "nl-NL": `Vaardigheid ${skill}` } },
						},
					],
				},
			},
			timestamp: times[index] ?? "",
		};
	}
}

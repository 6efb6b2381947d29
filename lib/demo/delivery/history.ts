import { addDays } from "../../domain/school-day";
import { planPractice } from "../model/practice-day";
import type { DemoSchool } from "../model/school";
import { mondayOf } from "../model/school-calendar";
import { sittingsOn } from "../model/test-plan";
import type { World } from "../model/world";
import { lateHabits, longestDelay } from "../suppliers/late-habits";
import { type ResultsMessage, resultsMessage } from "../suppliers/results-message";
import type { DemoConnection } from "../suppliers/suppliers";
import { type DemoStatement, sessionStatements } from "../suppliers/xapi-statements";
import type { Cursor } from "./cursor";
import { deliverFresh, deliverResults } from "./deliver";
import type { Progress } from "./progress";
import type { SupplierClient } from "./supplier-client";

/** One supplier's way to one school. */
export interface Lane {
	readonly school: DemoSchool;
	readonly connection: DemoConnection;
	readonly client: SupplierClient;
}
export interface HistoryRun {
	readonly world: World;
	readonly lanes: readonly Lane[];
	readonly cursor: Cursor;
	readonly progress: Progress;
	/** The last day whose work is history; what comes after is live. */
	readonly until: string;
	/** Called once for each lane, when all of its history is in. */
	onLaneDone(lane: Lane): Promise<void>;
}

const batchSize = 400;

/**
 * Delivers the history week by week, the newest first, so that a group page shows something at once. Each lane is one
 * sender of its own, as suppliers are: no two of them touch the same rows.
 */
export async function deliverHistory(run: HistoryRun): Promise<void> {
	const weeks = listWeeks(run.world.historyFrom, run.until);
	await Promise.all(run.lanes.map((lane) => deliverLane(run, lane, weeks)));
	run.progress.line();
}

async function deliverLane(run: HistoryRun, lane: Lane, weeks: readonly (readonly string[])[]): Promise<void> {
	// The careless test maker is told in its own order: what it corrects or cancels comes after what it sent.
	const inOrder = lane.connection.tests === "late" ? weeks.toReversed() : weeks;
	for (const days of inOrder) {
		const [first = "", last = ""] = [days[0], days.at(-1)];
		const key = `${lane.school.key}/${lane.connection.key}/${first}/${last}`;
		if (run.cursor.has(key)) continue;
		if (lane.connection.practice) await deliverPractice(run, lane, days);
		if (lane.connection.tests) await deliverTests(run, lane, days);
		run.cursor.mark(key, run.until);
	}
	await run.onLaneDone(lane);
}

async function deliverPractice(run: HistoryRun, lane: Lane, days: readonly string[]): Promise<void> {
	const statements = days.flatMap((day) => dayStatements(run.world, lane, day));
	for (let from = 0; from < statements.length; from += batchSize) {
		const batch = statements.slice(from, from + batchSize);
		const taken = await deliverFresh(lane.client, batch);
		const refused = batch.length - taken.length;
		run.progress.add({ attempts: taken.length, refused, messages: 1 }, days[0] ?? run.until);
	}
}

/** All that a school's pupils did with a source on a day. */
export function dayStatements(world: World, lane: Pick<Lane, "school" | "connection">, day: string): DemoStatement[] {
	const { school, connection } = lane;
	const source = connection.practice;
	if (source === null) return [];
	return school.pupils.flatMap((pupil) => {
		const session = planPractice(world, school, pupil, source, day);
		return session === null ? [] : sessionStatements(world, school, source, session);
	});
}

async function deliverTests(run: HistoryRun, lane: Lane, days: readonly string[]): Promise<void> {
	for (const day of days) {
		for (const message of dayMessages(run.world, lane, day)) {
			await deliverResults(lane.client, versionOf(lane.connection), message);
			run.progress.add({ outcomes: countOutcomes(message), messages: 1 }, day);
		}
	}
}

/** The messages about tests that a supplier sends on a day, in its order: on the day itself, or days later. */
export function dayMessages(world: World, lane: Pick<Lane, "school" | "connection">, day: string): ResultsMessage[] {
	const { school, connection } = lane;
	const messagesOf = (taken: string) =>
		sittingsOn(world, school, taken)
			.filter((sitting) => sitting.definition.source === connection.tests)
			.map((sitting) => resultsMessage(world, school, sitting));
	if (connection.tests !== "late") return messagesOf(day);
	return Array.from({ length: longestDelay + 1 }, (_, days) => addDays(day, days - longestDelay))
		.flatMap((taken) => messagesOf(taken).flatMap((message) => lateHabits(world, message)))
		.filter((message) => message.timestamp.startsWith(day));
}

export function versionOf(connection: DemoConnection): "2.0.0" | "2.1.0" {
	return connection.tests === "national" ? "2.0.0" : "2.1.0";
}

export function countOutcomes(message: ResultsMessage): number {
	return message.studentScoresAndResults.reduce(
		(sum, item) => sum + (item.scores?.length ?? 0) + (item.results?.length ?? 0),
		0,
	);
}

/** All days in weeks, the newest week first. */
function listWeeks(from: string, until: string): string[][] {
	const weeks: string[][] = [];
	for (let monday = mondayOf(until); addDays(monday, 6) >= from; monday = addDays(monday, -7)) {
		const days = Array.from({ length: 7 }, (_, offset) => addDays(monday, offset));
		weeks.push(days.filter((day) => day >= from && day <= until));
	}
	return weeks;
}

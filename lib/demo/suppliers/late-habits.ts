import { deterministicId } from "../../db/ids";
import { addDays } from "../../domain/school-day";
import { createRandom } from "../model/random";
import type { World } from "../model/world";
import { type ResultsMessage, type StudentItem, sentLater } from "./results-message";

/** Days between a test and the last message about it. */
export const longestDelay = 16;

/**
 * What the careless test maker makes of one good message: it comes days late and now and then twice, some items are
 * broken, some are cancelled (once before they came), corrections follow and an old one is sent after them.
 */
export function lateHabits(world: World, good: ResultsMessage): ResultsMessage[] {
	const random = createRandom(world.seed, "late", good.id);
	const items = [...good.studentScoresAndResults];
	const messages: ResultsMessage[] = [];
	const days = 4 + random.int(9);
	const messageOf = (name: string, part: readonly StudentItem[], later: number): ResultsMessage => ({
		...sentLater(good, later),
		id: deterministicId(name, good.id),
		studentScoresAndResults: part,
	});
	const cancelled = random.chance(0.25) ? items[random.int(items.length)] : undefined;
	const cancelFirst = random.chance(0.4);
	const cancel = cancelled && messageOf("cancel", [cancelOf(cancelled, addDaysTo(cancelled, days + 2))], days + 2);
	if (cancel && cancelFirst) messages.push(cancel);
	const first = messageOf("first", random.chance(0.3) ? [...items, brokenItem(good, random.int(3))] : items, days);
	messages.push(first);
	if (random.chance(0.2)) messages.push(first);
	if (cancel && !cancelFirst) messages.push(cancel);
	const corrected = items.filter((item) => item !== cancelled && !item.missing && random.chance(0.06));
	if (corrected.length > 0) {
		const mended = corrected.map((item) => correctionOf(item, addDaysTo(item, days + 3)));
		messages.push(messageOf("correction", mended, days + 3));
		if (random.chance(0.5)) messages.push(messageOf("old again", corrected, days + 4));
	}
	return messages;
}

function addDaysTo(item: StudentItem, days: number): string {
	return `${addDays(item.dateLastModified.slice(0, 10), days)}${item.dateLastModified.slice(10)}`;
}

function cancelOf(item: StudentItem, at: string): StudentItem {
	const { id, student, dateCreated } = item;
	return { id, student, dateCreated, dateLastModified: at, status: "Canceled" };
}

/** A word was marked wrong that was right: one point more. */
export function correctionOf(item: StudentItem, at: string): StudentItem {
	const scores = item.scores?.map((score) => {
		const most = Number(score.scoreMaximum);
		return { ...score, scoreValue: `${Math.min(most, Number(score.scoreValue) + 1)}` };
	});
	return { ...item, scores, dateLastModified: at, additionalInfo: "Herzien" };
}

/** Three ways to get it wrong: an unknown type of score, no pupil, a date that is none. */
function brokenItem(message: ResultsMessage, way: number): StudentItem {
	const assessmentId = message.assessmentDefinition.id;
	const base = {
		id: deterministicId("broken", message.id),
		student: { userIds: [{ userId: "onbekend", userIdType: "ASI" }] },
		dateCreated: message.timestamp,
		dateLastModified: message.timestamp,
		status: "Final" as const,
		scores: [{ assessmentId, scoreType: "ScorePoints", scoreValue: "12", scoreMaximum: "30" }],
	};
	if (way === 0) return { ...base, scores: [{ assessmentId, scoreType: "Punten", scoreValue: "12" }] };
	return way === 1 ? { ...base, student: {} } : { ...base, dateLastModified: "gisteren" };
}

import { durationMs } from "./duration";
import type { Statement } from "./statement";
import { findVerbName } from "./verbs";

const extension = "https://w3id.org/xapi/video/extensions/";
const maxMs = 24 * 3_600_000;

/** The visit in which the material was used (video profile, session-id), else the registration; null: neither was sent. */
export function sessionOf({ context }: Statement): string | null {
	const id = context?.extensions?.[`${extension}session-id`];
	if (typeof id === "string" && id !== "") return id.slice(0, 500);
	return context?.registration?.toLowerCase() ?? null;
}

/**
 * Whether it tells that a film began to run or stopped (video profile). A jump within the film (seeked) is neither: it goes on
 * running. Null: neither.
 */
export function momentOf({ verb }: Statement): "begin" | "stop" | null {
	const name = findVerbName(verb.id);
	if (name === "played") return "begin";
	return name === "paused" || name === "completed" || name === "terminated" ? "stop" : null;
}

/**
 * How long the material was used up to now in its session: duration as sent, else the length of what was played (video profile,
 * played-segments, seconds from[.]to joined by [,]). Null: the statement says nothing of it.
 */
export function timeUsedMs({ result }: Statement): number | null {
	const sent = result?.duration === undefined ? null : durationMs(result.duration);
	if (sent !== null && sent > 0) return Math.min(sent, maxMs);
	const segments = result?.extensions?.[`${extension}played-segments`];
	return typeof segments === "string" && segments.length <= 20_000 ? playedMs(segments) : null;
}

const segment = /^\s*(\d{1,7}(?:\.\d{1,9})?)\[\.\](\d{1,7}(?:\.\d{1,9})?)\s*$/;

/** Every second that was seen, seen twice counted twice: it is time spent. */
function playedMs(segments: string): number | null {
	let seconds = 0;
	for (const text of segments.split("[,]")) {
		const match = segment.exec(text);
		if (match === null) continue;
		seconds += Math.max(0, Number(match[2]) - Number(match[1]));
	}
	return seconds === 0 ? null : Math.min(Math.round(seconds * 1000), maxMs);
}

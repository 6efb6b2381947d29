import type { Scope } from "../authz/scope";
import { findSessionScope } from "../authz/sessions/session-scope";
import { listenToPractice } from "../db/listen-to-practice";
import { describeFault } from "../describe-fault";
import type { GroupId, PersonId, UserId } from "../domain/ids";
import { AppError } from "../errors";
import { log } from "../log";
import { listWatchedPupils } from "../queries/live/list-watched-pupils";

export interface LiveStreamOptions {
	readonly scope: Scope;
	readonly groupId: GroupId;
	/** Of the request: the browser went away. */
	readonly signal: AbortSignal;
	/** How often session and access are asked again, in milliseconds. */
	readonly recheckMs?: number;
}

const streamsPerAccount = 8;
const keepAliveMs = 15_000;

/** Kept on globalThis: routes are bundled apart. Open streams of this process, to be counted and to be closed. */
const holder = globalThis as { groepsbeeldStreams?: Map<() => void, UserId> };

/**
 * Server-sent events of one group: `changed` with the group's id when practice of its pupils was written, nothing else;
 * what changed is asked of the API. The session and the roster are asked again every half minute, and the stream ends
 * when they no longer let; also when the process stops.
 * @throws AppError not-found for a group that is not theirs, too-many when the account holds enough streams open
 */
export async function liveStream(options: LiveStreamOptions): Promise<Response> {
	const { scope, groupId } = options;
	const streams = openStreams();
	if ([...streams.values()].filter((userId) => userId === scope.userId).length >= streamsPerAccount)
		throw new AppError("too-many");
	const pupils = await listWatchedPupils(scope, groupId);
	if (pupils === null) throw new AppError("not-found");
	const body = new ReadableStream<Uint8Array>(streamSource(options, pupils, streams));
	return new Response(body, {
		headers: {
			"Content-Type": "text/event-stream; charset=utf-8",
			"Cache-Control": "no-store, no-transform",
			// Proxies of the nginx kind would else gather what should arrive at once.
			"X-Accel-Buffering": "no",
		},
	});
}

function streamSource(
	{ scope, groupId, signal, recheckMs = 30_000 }: LiveStreamOptions,
	atFirst: ReadonlySet<PersonId>,
	streams: Map<() => void, UserId>,
): UnderlyingDefaultSource<Uint8Array> {
	const text = new TextEncoder();
	let stop = () => {};
	// A stream that was cancelled may not be closed once more.
	let closed = false;
	return {
		start(controller) {
			let pupils: ReadonlySet<string> = atFirst;
			const send = (lines: string) => controller.enqueue(text.encode(`${lines}\n\n`));
			const quit = listenToPractice((news) => {
				if (news !== null && news.schoolId !== scope.schoolId) return;
				const concerned = news?.pupilIds == null || news.pupilIds.some((pupilId) => pupils.has(pupilId));
				if (concerned) send(`event: changed\ndata: ${groupId}`);
			});
			const alive = setInterval(() => send(":"), keepAliveMs);
			const recheck = setInterval(() => {
				stillWatched(scope, groupId)
					.then((watched) => {
						if (watched === null) stop();
						else pupils = watched;
					})
					.catch((error: unknown) => {
						log.warn(describeFault(error), "live: access could not be asked again");
						stop();
					});
			}, recheckMs);
			stop = () => {
				if (!streams.delete(stop)) return;
				clearInterval(alive);
				clearInterval(recheck);
				quit();
				if (!closed) controller.close();
			};
			streams.set(stop, scope.userId);
			signal.addEventListener("abort", () => stop(), { once: true });
			send("retry: 3000");
		},
		cancel: () => {
			closed = true;
			stop();
		},
	};
}

/** Null: the session ended, or the group is no longer theirs, or they now act at another school. */
async function stillWatched(scope: Scope, groupId: GroupId) {
	const fresh = await findSessionScope(scope.sessionId);
	return fresh === null || fresh.schoolId !== scope.schoolId ? null : listWatchedPupils(fresh, groupId);
}

function openStreams(): Map<() => void, UserId> {
	if (holder.groepsbeeldStreams) return holder.groepsbeeldStreams;
	const streams = new Map<() => void, UserId>();
	holder.groepsbeeldStreams = streams;
	process.once("SIGTERM", () => {
		for (const stop of [...streams.keys()]) stop();
	});
	return streams;
}

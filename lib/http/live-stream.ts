import type { Scope } from "../authz/scope";
import type { GroupId, UserId } from "../domain/ids";
import { AppError } from "../errors";
import { findWatch, type Watch } from "../queries/live/find-watch";
import { watchLive } from "./live-watch";

export interface LiveStreamOptions {
	readonly scope: Scope;
	readonly groupId: GroupId;
	/** Of the request: the browser went away. */
	readonly signal: AbortSignal;
	/** How often session and access are asked again without a notice, in milliseconds. */
	readonly recheckMs?: number;
}

const streamsPerAccount = 8;
const keepAliveMs = 15_000;

/** Kept on globalThis: routes are bundled apart. Open streams of this process, to be counted and to be closed. */
const holder = globalThis as { groepsbeeldStreams?: Map<() => void, UserId> };

/**
 * Server-sent events of one group: `changed` with the group's id when practice of its pupils was written that the person
 * may see, nothing else; what changed is asked of the API. The stream ends as soon as a notice says that session, role or
 * group ended, after half a minute at the latest; also when the process stops.
 * @throws AppError not-found for a group that is not theirs, too-many when the account holds enough streams open
 */
export async function liveStream(options: LiveStreamOptions): Promise<Response> {
	const { scope, groupId } = options;
	const streams = openStreams();
	if ([...streams.values()].filter((userId) => userId === scope.userId).length >= streamsPerAccount)
		throw new AppError("too-many");
	const watch = await findWatch(scope, groupId);
	if (watch === null) throw new AppError("not-found");
	const body = new ReadableStream<Uint8Array>(streamSource(options, watch, streams));
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
	atFirst: Watch,
	streams: Map<() => void, UserId>,
): UnderlyingDefaultSource<Uint8Array> {
	const text = new TextEncoder();
	let stop = () => {};
	// A stream that was cancelled may not be closed once more.
	let closed = false;
	return {
		start(controller) {
			const send = (lines: string) => controller.enqueue(text.encode(`${lines}\n\n`));
			const onChanged = () => send(`event: changed\ndata: ${groupId}`);
			const quit = watchLive({ scope, groupId, atFirst, recheckMs, onChanged, onEnd: () => stop() });
			const alive = setInterval(() => send(":"), keepAliveMs);
			stop = () => {
				if (!streams.delete(stop)) return;
				clearInterval(alive);
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

function openStreams(): Map<() => void, UserId> {
	if (holder.groepsbeeldStreams) return holder.groepsbeeldStreams;
	const streams = new Map<() => void, UserId>();
	holder.groepsbeeldStreams = streams;
	process.once("SIGTERM", () => {
		for (const stop of [...streams.keys()]) stop();
	});
	return streams;
}

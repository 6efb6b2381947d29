import type { Scope } from "../authz/scope";
import { findSessionScope } from "../authz/sessions/session-scope";
import { today } from "../clock";
import { listenToNotices } from "../db/listen-to-notices";
import type { AccessNotice, PracticeNotice } from "../db/notices";
import { describeFault } from "../describe-fault";
import type { GroupId } from "../domain/ids";
import { log } from "../log";
import { findWatch, type Watch } from "../queries/live/find-watch";

export interface LiveWatchOptions {
	readonly scope: Scope;
	readonly groupId: GroupId;
	/** As it was when the stream was asked for. */
	readonly atFirst: Watch;
	/** How often session and access are asked again without a notice, in milliseconds. */
	readonly recheckMs: number;
	/** Something changed that this person may see. */
	readonly onChanged: () => void;
	/** The session, a role or the group ended, or access could not be asked. */
	readonly onEnd: () => void;
}

/**
 * Watches a group for one person: what connections bring to its pupils, but for those that are hidden from the person, and
 * whether the person may watch still. That is asked again at every notice that concerns it, and by the clock. What comes
 * meanwhile waits for the answer, so nothing is told by a right that has ended.
 * @returns to stop with
 */
export function watchLive(options: LiveWatchOptions): () => void {
	const { scope, groupId, onChanged, onEnd } = options;
	let watch = options.atFirst;
	let ended = false;
	/** Access is being asked, and after that what waits is told; null: nothing waits. */
	let asking: Promise<void> | null = null;
	/** Asked for, not begun: whoever asks now need not ask once more. */
	let asksAgain = false;

	const end = () => {
		if (ended) return;
		ended = true;
		clearInterval(timer);
		quit();
	};
	const ask = async () => {
		asksAgain = false;
		if (ended) return;
		const fresh = await stillWatched(scope, groupId).catch((error: unknown) => {
			if (!ended) log.warn(describeFault(error), "live: access could not be asked again");
			return null;
		});
		if (fresh !== null) watch = fresh;
		else if (!ended) {
			end();
			onEnd();
		}
	};
	const inTurn = (work: () => unknown) => {
		const turn: Promise<void> = (asking ?? Promise.resolve()).then(async () => {
			await work();
			if (asking === turn) asking = null;
		});
		asking = turn;
	};
	const recheck = () => {
		if (asksAgain) return;
		asksAgain = true;
		inTurn(ask);
	};
	const tell = () => {
		if (!ended) onChanged();
	};
	const hear = (notice: PracticeNotice) => {
		if (notice.schoolId !== scope.schoolId) return;
		// Roles and exceptions begin and end with the day, without a notice.
		if (watch.day !== today()) recheck();
		if (asking === null) return isSeen(watch, notice) ? tell() : undefined;
		inTurn(() => isSeen(watch, notice) && tell());
	};
	const quit = listenToNotices((notice) => {
		if (notice === null) {
			recheck();
			inTurn(tell);
		} else if (notice.of === "practice") hear(notice);
		else if (concerns(notice, scope)) recheck();
	});
	const timer = setInterval(recheck, options.recheckMs);
	// What changed between asking for the stream and hearing the notices.
	recheck();
	return end;
}

function isSeen(watch: Watch, { connectionId, pupilIds }: PracticeNotice): boolean {
	const [hidden, pupils]: readonly ReadonlySet<string>[] = [watch.hiddenIds, watch.pupilIds];
	if (hidden?.has(connectionId)) return false;
	return pupilIds === null || pupilIds.some((pupilId) => pupils?.has(pupilId));
}

function concerns(notice: AccessNotice, { sessionId, userId, schoolId }: Scope): boolean {
	if (notice.what === "any") return true;
	return notice.id === { session: sessionId, account: userId, school: schoolId }[notice.what];
}

/** Null: the session ended, or the group is no longer theirs, or they now act at another school. */
async function stillWatched(scope: Scope, groupId: GroupId): Promise<Watch | null> {
	const fresh = await findSessionScope(scope.sessionId);
	return fresh === null || fresh.schoolId !== scope.schoolId ? null : findWatch(fresh, groupId);
}

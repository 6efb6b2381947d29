import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { logWatch } from "../../commands/views/log-watch";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { type FreshSource, freshSources } from "../../standing/fresh-sources";
import { type LivePupil, type LiveState, liveLesson, liveStates } from "../../standing/live-lesson";
import { defaultLiveSettings, type LiveSettings } from "../../standing/settings";
import { selectGroup, selectMembers } from "../groups/select-members";
import { selectSources } from "../groups/select-sources";
import { findStandingSettings } from "../settings/find-standing-settings";
import { selectLessonAttempts } from "./select-lesson-attempts";

export type LiveTile = LivePupil & { readonly name: string };

export interface LiveLesson {
	readonly group: { readonly groupId: GroupId; readonly name: string };
	/** The moment for which it holds; all minutes are counted back from it. */
	readonly at: Date;
	/** The parts of the group by need, those without pupils left out. */
	readonly parts: readonly { readonly state: LiveState; readonly pupils: readonly LiveTile[] }[];
	readonly members: number;
	/** How many did something in this lesson. */
	readonly seen: number;
	/** The last practice of the group in the last year; null: none. */
	readonly lastPracticeAt: Date | null;
	/** Sources that can bring practice, with their last message. */
	readonly sources: readonly Pick<
		FreshSource,
		"connectionId" | "supplier" | "adaptive" | "lastDeliveryAt" | "held" | "late"
	>[];
	readonly settings: LiveSettings;
}

/**
 * T4: who works now, on what, and who is stuck. Null for a group that is not the reader's today and for one that is not
 * there. A screen that stays open asks again and again: it has a row in the log of looks each quarter of an hour.
 */
export function findLiveLesson(scope: Scope, groupId: GroupId): Promise<LiveLesson | null> {
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, groupId);
		const group = access && (await selectGroup(tx, scope, groupId));
		if (access === null || group === null) return null;
		await logWatch(tx, scope, "live", { groupId, onDate: scope.today });
		const members = await selectMembers(tx, scope, groupId, scope.today);
		const names = new Map(members.map((member) => [member.pupilId, member.name]));
		const pupilIds = members.map((member) => member.pupilId);
		const at = now();
		const since = new Date(at.getTime() - defaultLiveSettings.lessonMinutes * 60_000);
		// Clocks of suppliers may run a little ahead of ours.
		const until = new Date(at.getTime() + 60_000);
		const attempts = await selectLessonAttempts(tx, scope, { pupilIds, since, until, subjects: access.subjects });
		const sources = (await selectSources(tx, scope)).filter((source) => source.standard === "xapi");
		const fresh = freshSources(sources, scope.today, await findStandingSettings(tx, scope));
		const adaptive = new Map(sources.map((source) => [source.connectionId, source.adaptive]));
		const pupils = liveLesson(pupilIds, attempts, adaptive, at, defaultLiveSettings);
		const tiles = pupils.map((pupil) => ({ ...pupil, name: names.get(pupil.pupilId) ?? "" }));
		return {
			group: { groupId, name: group.name },
			at,
			parts: liveStates
				.map((state) => ({ state, pupils: tiles.filter((tile) => tile.state === state) }))
				.filter((part) => part.pupils.length > 0),
			members: members.length,
			seen: tiles.filter((tile) => tile.state !== "unseen").length,
			lastPracticeAt: await selectLastPractice(tx, scope, pupilIds),
			sources: fresh.map(({ connectionId, supplier, adaptive: fits, lastDeliveryAt, held, late }) => {
				return { connectionId, supplier, adaptive: fits, lastDeliveryAt, held, late };
			}),
			settings: defaultLiveSettings,
		};
	});
}

async function selectLastPractice(tx: SchoolTransaction, scope: Scope, pupilIds: readonly PersonId[]) {
	const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
		SELECT max(last.last_at) AS at
		FROM unnest(${pupilIds}::uuid[]) AS pupil(id)
		CROSS JOIN LATERAL (
			SELECT d.last_at FROM practice_day d
			WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = pupil.id AND d.kind = 'total' AND d.key = ''
				AND d.day >= ${addDays(scope.today, -365)}::date
			ORDER BY d.day DESC, d.last_at DESC
			LIMIT 1
		) last`;
	return row?.at ?? null;
}

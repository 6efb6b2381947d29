import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { logView } from "../../commands/views/log-view";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { type FreshSource, freshSources } from "../../standing/fresh-sources";
import type { PracticeWeeks } from "../../standing/practice-weeks";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { groupOfWeeks } from "../pupils/group-of-weeks";
import { pupilRows } from "../pupils/pupil-rows";
import { readPupilFacts } from "../pupils/read-pupil-facts";
import { readPupilTimeline } from "../pupils/read-pupil-timeline";
import { readSubjectGoals } from "../pupils/read-subject-goals";
import { selectPracticeWeeks } from "../pupils/select-practice-weeks";
import { type PupilHead, selectPupil } from "../pupils/select-pupil";
import { bucketTests } from "../pupils/test-buckets";
import { selectTalkSetting } from "../settings/select-talk-setting";
import { leaveOutUnpublished, type Unpublished } from "./leave-out-unpublished";
import { readTalkNotes, type TalkNotes } from "./read-talk-notes";
import { type TalkGoals, talkGoals } from "./talk-goals";
import { type TalkPractice, type TalkRow, talkPractice, talkRow } from "./talk-row";

export interface TalkSheetInput {
	readonly pupilId: PersonId;
	readonly period: PeriodChoice;
	/** Whose goals stand on the sheet; null: the first with goals. */
	readonly subject: SubjectKey | null;
}

export interface TalkSheet extends Pick<PupilHead, "name" | "givenName"> {
	readonly pupilId: PersonId;
	readonly school: string;
	readonly groups: readonly string[];
	readonly period: Period;
	/** Nobody else's value is in them; the middle half only where the school allows it and 10 or more are compared. */
	readonly rows: readonly TalkRow[];
	/** Practice per subject, by the goals of each. */
	readonly subjectGoals: readonly TalkPractice[];
	readonly goals: TalkGoals;
	readonly practice: PracticeWeeks;
	readonly notes: TalkNotes;
	/** Results that are left out because the school has not published them yet. */
	readonly unpublished: Unpublished;
	/** Those that brought something of the pupil, to say how fresh they are. */
	readonly sources: readonly FreshSource[];
	readonly madeBy: string;
	readonly madeAt: Date;
}

/**
 * M3: what goes to the table of a talk with pupil and parents: own figures and what was agreed, in the subjects that the
 * reader sees, as far as the school has published it. Null for a pupil that is not theirs and for one that is not there. The look is logged first.
 */
export function findTalkSheet(scope: Scope, input: TalkSheetInput): Promise<TalkSheet | null> {
	const { pupilId } = input;
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) return null;
		await logView(tx, scope, "talk", { pupilId });
		const pupil = await selectPupil(tx, scope, pupilId);
		if (pupil === null) return null;
		const period = await resolvePeriod(tx, scope, input.period, [pupilId]);
		const unpublished = await leaveOutUnpublished(tx, scope, access, period);
		const { people, ...facts } = await readPupilFacts(tx, scope, access, period);
		const { groupBand } = await selectTalkSetting(tx, scope);
		const { subjects } = access;
		const weeks = await selectPracticeWeeks(tx, scope, { people, subjects, period, connectionId: null });
		const practised = await readSubjectGoals(tx, scope, { ...facts, people }, null);
		const own = facts.tests.filter((one) => one.pupilId === pupilId).map((one) => one.connectionId);
		const [head] = await tx.$queryRaw<{ school: string; madeBy: string }[]>`
			SELECT s.name AS school, concat_ws(' ', e.given_name, e.name_prefix, e.family_name) AS "madeBy"
			FROM school s JOIN person e ON e.school_id = s.id AND e.id = ${scope.personId}::uuid
			WHERE s.id = ${scope.schoolId}::uuid`;
		return {
			...{ pupilId, name: pupil.name, givenName: pupil.givenName, period, madeAt: now() },
			...{ unpublished, school: head?.school ?? "", madeBy: head?.madeBy ?? "" },
			sources: freshSources(facts.sources, scope.today, facts.settings).filter((source) =>
				[...own, ...practised.sources].includes(source.connectionId),
			),
			groups: facts.groups.map((group) => group.name),
			rows: pupilRows(facts, bucketTests(facts.tests))
				.filter((row) => row.value !== null)
				.map((row) => talkRow(row, groupBand)),
			subjectGoals: practised.goals.flatMap(talkPractice),
			goals: talkGoals(practised.goals, input.subject, facts.settings),
			practice: readPupilTimeline(facts, weeks, groupOfWeeks(facts)).practice,
			notes: await readTalkNotes(tx, scope, access, period, people),
		};
	});
}

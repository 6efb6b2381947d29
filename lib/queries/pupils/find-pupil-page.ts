import { findPupilAccess, type VisibleSubjects } from "../../authz/access";
import { isMentor } from "../../authz/is-mentor";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { isLate } from "../../standing/is-late";
import { selectViewers, type Viewer } from "../access/select-viewers";
import { type MissedTest, selectMissedTests } from "../changes/select-missed-tests";
import { type NoteRow, selectNotes } from "../notes/select-notes";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { countViews } from "../views/count-views";
import { groupOfWeeks } from "./group-of-weeks";
import type { PupilFacts, PupilRow } from "./pupil-row";
import { pupilRows } from "./pupil-rows";
import { readPupilFacts } from "./read-pupil-facts";
import { type PupilTimeline, readPupilTimeline } from "./read-pupil-timeline";
import { readSubjectGoals } from "./read-subject-goals";
import { selectPracticeWeeks } from "./select-practice-weeks";
import { type PupilHead, selectPupil } from "./select-pupil";
import type { SubjectGoals } from "./subject-goals";
import { subjectKeyOf } from "./subject-key";
import { bucketTests } from "./test-buckets";

export interface PupilPageInput {
	readonly pupilId: PersonId;
	readonly period: PeriodChoice;
	/** Rows of one source; null: all. */
	readonly connectionId: ConnectionId | null;
}

export interface PupilPage extends PupilHead {
	readonly pupilId: PersonId;
	/** Where tests of the pupil can count; mayOpen: the reader sees that group too. */
	readonly groups: readonly { readonly groupId: string; readonly name: string; readonly mayOpen: boolean }[];
	/** Subjects that the reader may see; the rows hold no other. */
	readonly subjects: VisibleSubjects;
	readonly period: Period;
	/** Those that say something of this pupil in the period, whatever source is chosen. */
	readonly sources: readonly PageSource[];
	readonly rows: readonly PupilRow[];
	/** Practice per subject, of the chosen source. */
	readonly goals: readonly SubjectGoals[];
	readonly timeline: PupilTimeline;
	/** Tests of the period that were not made, newest first. */
	readonly missed: readonly MissedTest[];
	readonly notes: readonly NoteRow[];
	/** Who can see the pupil, and how often somebody looked in 30 days; null: not for who teaches a subject. */
	readonly access: { readonly viewers: readonly Viewer[]; readonly looks: number } | null;
}

export interface PageSource {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	readonly lastDeliveryAt: Date | null;
	readonly late: boolean;
	/** Records that wait, of the whole school. */
	readonly held: number;
}

/**
 * M1: how a pupil stands, a row per subject and source, in the context of the group; what happened when; what was
 * written. Null for a pupil that is not the reader's today and for one that is not there. The look is logged first.
 */
export function findPupilPage(scope: Scope, input: PupilPageInput): Promise<PupilPage | null> {
	const { pupilId } = input;
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) return null;
		await logView(tx, scope, "pupil", { pupilId });
		const pupil = await selectPupil(tx, scope, pupilId);
		if (pupil === null) return null;
		const period = await resolvePeriod(tx, scope, input.period, [pupilId]);
		const { people, ...all } = await readPupilFacts(tx, scope, access, period);
		const { groups, sources } = all;
		const rows = pupilRows(all, bucketTests(all.tests));
		const practised = await readSubjectGoals(tx, scope, { ...all, people }, input.connectionId);
		const found = new Set([...rows.map((row) => row.connectionId), ...practised.sources]);
		const facts = ofSource(all, input.connectionId);
		const { connectionId } = input;
		const { subjects } = access;
		const weeks = await selectPracticeWeeks(tx, scope, { people, subjects, period, connectionId });
		const timeline = readPupilTimeline(facts, weeks, groupOfWeeks(all));
		const missed = await selectMissedTests(tx, scope, [pupilId], period);
		return {
			...{ pupilId, ...pupil, subjects, period, timeline },
			missed: missed.filter(
				(one) =>
					(connectionId === null || one.connectionId === connectionId) &&
					(subjects === "all" || subjects.includes(subjectKeyOf(one.subjectKey))),
			),
			groups: groups.map(({ groupId, name }) => ({
				...{ groupId, name, mayOpen: access.reasons.some((reason) => reason.groupId === groupId) },
			})),
			sources: sources
				.filter((source) => found.has(source.connectionId))
				.map((source) => ({ ...source, late: isLate(source, scope.today, all.settings.holidays) })),
			goals: practised.goals,
			rows: connectionId === null ? rows : rows.filter((row) => row.connectionId === connectionId),
			notes: await selectNotes(tx, scope, access, period),
			access: isMentor(access)
				? {
						viewers: await selectViewers(tx, scope, pupilId),
						looks: (await countViews(tx, scope, pupilId)).looks,
					}
				: null,
		};
	});
}

function ofSource(facts: PupilFacts, connectionId: ConnectionId | null): PupilFacts {
	if (connectionId === null) return facts;
	return { ...facts, tests: facts.tests.filter((value) => value.connectionId === connectionId) };
}

import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import { Prisma } from "../../generated/prisma/client";
import { type FreshSource, freshSources } from "../../standing/fresh-sources";
import type { SignalSettings } from "../../standing/signals/signal-settings";
import { selectCountingGroups } from "../counting/select-counting-groups";
import { selectSources } from "../groups/select-sources";
import { type Period, type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { comparedGroup } from "../pupils/compared-group";
import type { PupilFacts } from "../pupils/pupil-row";
import { pupilRows } from "../pupils/pupil-rows";
import { type ComparisonGroup, selectComparisonGroups } from "../pupils/select-comparison-groups";
import { selectTestFacts, type TestValue, takenTest } from "../pupils/select-test-facts";
import { subjectKeyOf } from "../pupils/subject-key";
import { bucketTests, type TestBucket } from "../pupils/test-buckets";
import { assessmentsCompared } from "../pupils/test-rows";
import { findStandingSettings } from "../settings/find-standing-settings";
import { selectSignalSettings } from "../signals/select-signal-settings";
import { type SignalRow, selectSignals } from "../signals/select-signals";
import { practiceStarts } from "./practice-starts";
import { type PupilChange, pupilChanges } from "./pupil-changes";
import { type MissedTest, selectMissedTests } from "./select-missed-tests";
import { type MyPupil, myPupilsMax, selectMyPupils } from "./select-my-pupils";
import { selectPracticeBefore } from "./select-practice-starts";

export interface ChangedPupil extends MyPupil {
	/** Newest first; none of them has a note after it. */
	readonly changes: readonly PupilChange[];
	readonly signals: readonly SignalRow[];
}

export interface ChangesPage {
	readonly period: Period;
	/** Sources that delivered anything, to say how fresh they are. */
	readonly sources: readonly FreshSource[];
	/** How many pupils the person looks after. */
	readonly count: number;
	/** There are more than are looked at. */
	readonly cut: boolean;
	/** The rules that signals rest on. */
	readonly rules: SignalSettings;
	/** About a group itself that some of these pupils are part of. */
	readonly groups: readonly SignalRow[];
	/** Those with a change and no note since, the newest change first. */
	readonly pupils: readonly ChangedPupil[];
}

/**
 * M2: about which of my pupils something changed in the period, without a note since. Any note counts as attention,
 * whoever may read it. Null for who coaches nobody and is class teacher of no class. A look for each pupil shown.
 */
export function listChanges(scope: Scope, choice: PeriodChoice): Promise<ChangesPage | null> {
	return inSchool(scope, async (tx) => {
		if (!scope.roles.has("staff") || scope.personId === null) return null;
		const mine = await selectMyPupils(tx, scope);
		if (mine.length === 0) return null;
		const pupilIds = mine.map((pupil) => pupil.pupilId);
		const period = await resolvePeriod(tx, scope, choice, pupilIds);
		const groups = await selectComparisonGroups(tx, scope, pupilIds);
		const sources = await selectSources(tx, scope);
		const changesOf = await readTestChanges(tx, scope, pupilIds, period, { groups, sources });
		const startsOf = await readStarts(tx, scope, pupilIds, period, groups);
		const missed = await selectMissedTests(tx, scope, pupilIds, period);
		const signals = await selectSignals(
			tx,
			scope,
			Prisma.sql`(s.pupil_id = ANY(${pupilIds}::uuid[]) OR s.pupil_id IS NULL AND s.pupil_ids && ${pupilIds}::uuid[])
				AND s.dismissed_at IS NULL AND s.raised_at >= ${period.from}::date`,
		);
		const pupils = mine.flatMap((pupil): ChangedPupil[] => {
			const isNews = (knownAt: Date) => pupil.notedAt === null || knownAt > pupil.notedAt;
			const changes = [
				...changesOf(pupil.pupilId),
				...startsOf(pupil.pupilId),
				...missed.filter((one) => one.pupilId === pupil.pupilId).map(asChange),
			]
				.filter((change) => isNews(change.knownAt))
				.sort((a, b) => b.at.getTime() - a.at.getTime());
			const raised = onceEach(signals.filter((one) => one.pupilId === pupil.pupilId && isNews(one.raisedAt)));
			return changes.length + raised.length === 0 ? [] : [{ ...pupil, changes, signals: raised }];
		});
		pupils.sort((a, b) => newest(b) - newest(a));
		await logView(tx, scope, "changes", { pupilIds: pupils.map((pupil) => pupil.pupilId) });
		return {
			period,
			sources: freshSources(sources, scope.today, await findStandingSettings(tx, scope)).filter(
				(source) => source.lastDeliveryAt !== null,
			),
			count: mine.length,
			cut: mine.length === myPupilsMax,
			rules: await selectSignalSettings(tx, scope),
			groups: onceEach(signals.filter((one) => one.pupilId === null)),
			pupils,
		};
	});
}

const newest = ({ changes, signals }: ChangedPupil) =>
	Math.max(...changes.map((one) => one.at.getTime()), ...signals.map((one) => one.raisedAt.getTime()));

/** A signal of a class and the same of a lesson group is one. */
function onceEach(signals: readonly SignalRow[]): SignalRow[] {
	const known = new Map(signals.map((one) => [`${one.code} ${one.subject} ${one.goal?.goalId ?? ""}`, one]));
	return [...known.values()];
}

const asChange = ({ subjectKey, ...missed }: MissedTest): PupilChange => ({
	...missed,
	code: "missed",
	subjectKey: subjectKeyOf(subjectKey),
	rowKey: null,
});

/** Weeks before the period in which nothing was practised. */
const silentDays = 28;

/** Who began to practise in the period. */
async function readStarts(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
	{ from, to }: Period,
	groups: readonly ComparisonGroup[],
): Promise<(pupilId: PersonId) => PupilChange[]> {
	const people = [...new Set([...pupilIds, ...groups.flatMap((group) => group.members.map((one) => one.personId))])];
	const facts = await selectPracticeBefore(tx, scope, people, { before: addDays(from, -silentDays), from, to });
	const { comparableMin } = await findStandingSettings(tx, scope);
	return (pupilId) => {
		const own = groups.filter((group) => group.members.some((one) => isHere(one, pupilId, scope.today)));
		const others = (subject: SubjectKey) =>
			comparedGroup(own, pupilId, subject, scope.today, scope.today)?.members ?? new Set<PersonId>();
		return practiceStarts(pupilId, facts, others, comparableMin).map(({ suppliers, at, ...start }) => ({
			...start,
			...{ subjectName: null, supplier: suppliers.join(", "), assessment: null, at, knownAt: at, rowKey: null },
		}));
	};
}

/** The rows of the pupil page before and at the end of the period, for all of them from one set of facts. */
async function readTestChanges(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
	period: Period,
	{ groups, sources }: Pick<PupilFacts, "groups" | "sources">,
): Promise<(pupilId: PersonId) => PupilChange[]> {
	const settings = await findStandingSettings(tx, scope);
	const dayBefore = addDays(period.from, -1);
	const earlier = { from: addDays(dayBefore, -400), to: dayBefore };
	const layOut = (tests: readonly TestValue[]) => ({
		now: bucketTests(tests),
		before: bucketTests(tests.filter((value) => value.takenOn < period.from)),
	});
	// Of others only the few tests on which these pupils are compared: a layer of a school makes thousands of results a year.
	const theirs = await selectTestFacts(tx, scope, pupilIds, period.to);
	const laidOut = layOut(theirs);
	const assessmentIds = pupilIds.flatMap((pupilId) => [
		...laidOut.now.flatMap((bucket) => assessmentsCompared(bucket, { pupilId, period })),
		...laidOut.before.flatMap((bucket) => assessmentsCompared(bucket, { pupilId, period: earlier })),
	]);
	const compared = new Set(assessmentIds);
	const everybody = new Set(groups.flatMap((group) => group.members.map((one) => one.personId)));
	const mine = new Set(pupilIds);
	const others = [...everybody].filter((one) => !mine.has(one));
	const tests = [...theirs, ...(await selectTestFacts(tx, scope, others, period.to, [...compared]))];
	const asked = tests.filter((value) => compared.has(value.assessmentId));
	const placeOf = await selectCountingGroups(tx, scope, asked.map(takenTest));
	const { now, before } = layOut(tests);
	return (pupilId) => {
		const own = groups.filter((group) => group.members.some((one) => isHere(one, pupilId, scope.today)));
		const { today } = scope;
		const facts = { pupilId, subjects: "all", today, settings, groups: own, sources, placeOf } as const;
		// What only others made changes nothing about a pupil.
		const rows = (of: Pick<Period, "from" | "to">, buckets: readonly TestBucket[]) =>
			pupilRows(
				{ ...facts, period: of },
				buckets.filter(({ ofPupil }) => ofPupil.has(pupilId)),
			);
		return pupilChanges(rows(earlier, before), rows(period, now));
	};
}

function isHere(member: ComparisonGroup["members"][number], pupilId: PersonId, day: string): boolean {
	return member.personId === pupilId && member.beginDate <= day && (member.endDate === null || member.endDate > day);
}

import type { SchoolTransaction } from "../db/in-school";
import type { GroupId, PersonId } from "../domain/ids";
import { type SubjectKey, subjectKeys } from "../domain/subjects";
import { hideSources, hideSourcesOfAnyRole, type StaffRole } from "./hide-sources";
import type { Scope } from "./scope";
import { noteRefusedAccess } from "./security-log/note-refused-access";

/** Subjects of which results may be seen. */
export type VisibleSubjects = "all" | readonly SubjectKey[];

export interface GroupAccess {
	readonly groupId: GroupId;
	readonly subjects: VisibleSubjects;
}

/** Why somebody sees a pupil: an assignment that holds today. */
export interface AccessReason {
	readonly kind: StaffRole;
	/** Null for a coach. */
	readonly groupId: GroupId | null;
	readonly subjects: VisibleSubjects;
}

export interface PupilAccess {
	readonly pupilId: PersonId;
	readonly subjects: VisibleSubjects;
	readonly reasons: readonly AccessReason[];
}

/**
 * The groups of which the person sees results at `scope.today`: a class teacher the class, a teacher the lesson group
 * and its subject. Begin is inclusive, end exclusive; ended groups and employees give nothing. At most 200.
 */
export async function listAccessibleGroups(tx: SchoolTransaction, scope: Scope): Promise<GroupAccess[]> {
	await hideSourcesOfAnyRole(tx, scope);
	return mergeByGroup(await selectGroups(tx, scope, null));
}

/**
 * Null for a group that is not theirs and for one that is not there: both answer alike. From here on the transaction
 * shows the sources that the roles of this access see (hide-sources), as after each look-up of access here.
 */
export async function findGroupAccess(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
): Promise<GroupAccess | null> {
	const rows = await selectGroups(tx, scope, groupId);
	await hideSources(
		tx,
		scope,
		rows.map((row) => row.kind),
	);
	const [access] = mergeByGroup(rows);
	if (!access) noteRefusedAccess(scope, "group");
	return access ?? null;
}

/** Null for a pupil that is not theirs today and for one that is not there: both answer alike. */
export async function findPupilAccess(
	tx: SchoolTransaction,
	scope: Scope,
	pupilId: PersonId,
): Promise<PupilAccess | null> {
	const reasons = seesByRoster(scope) ? await selectReasons(tx, scope, pupilId) : [];
	if (reasons.length === 0) {
		noteRefusedAccess(scope, "pupil");
		return null;
	}
	await hideSources(
		tx,
		scope,
		reasons.map((reason) => reason.kind),
	);
	return { pupilId, subjects: unite(reasons.map((reason) => reason.subjects)), reasons };
}

async function selectReasons(tx: SchoolTransaction, scope: Scope, pupilId: PersonId): Promise<AccessReason[]> {
	const rows = await tx.$queryRaw<AssignmentRow[]>`/* prepared */
		SELECT DISTINCT a.kind, a.group_id, g.subject_key, g.kind AS group_kind
		FROM assignment a
		JOIN person employee ON employee.school_id = a.school_id AND employee.id = a.person_id
		JOIN person pupil ON pupil.school_id = a.school_id AND pupil.id = ${pupilId}::uuid
		LEFT JOIN pupil_group g ON g.school_id = a.school_id AND g.id = a.group_id AND a.kind <> 'coach'
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.person_id = ${scope.personId}::uuid
			AND a.begin_date <= ${scope.today}::date AND (a.end_date IS NULL OR a.end_date > ${scope.today}::date)
			AND (employee.ended_at IS NULL OR employee.ended_at > ${scope.today}::date)
			AND pupil.kind = 'pupil' AND (pupil.ended_at IS NULL OR pupil.ended_at > ${scope.today}::date)
			AND (
				(a.kind = 'coach' AND a.pupil_id = pupil.id)
				OR (
					a.kind IN ('class-teacher', 'teacher')
					AND g.id IS NOT NULL AND (g.ended_at IS NULL OR g.ended_at > ${scope.today}::date)
					AND EXISTS (
						SELECT 1 FROM group_membership m
						WHERE m.school_id = a.school_id AND m.group_id = a.group_id AND m.person_id = pupil.id
							AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)
					)
				)
			)
		ORDER BY a.kind, a.group_id`;
	return rows.map((row) => ({
		kind: row.kind,
		groupId: row.kind === "coach" ? null : row.group_id,
		subjects: subjectsOf(row),
	}));
}

interface AssignmentRow {
	readonly kind: StaffRole;
	readonly group_id: GroupId;
	readonly subject_key: string | null;
	/** Null for a coach. */
	readonly group_kind: "class" | "lesson-group" | null;
}

function seesByRoster(scope: Scope): boolean {
	return scope.roles.has("staff") && scope.personId !== null;
}

async function selectGroups(tx: SchoolTransaction, scope: Scope, groupId: GroupId | null): Promise<AssignmentRow[]> {
	if (!seesByRoster(scope)) return [];
	return tx.$queryRaw<AssignmentRow[]>`/* prepared */
		SELECT DISTINCT a.kind, a.group_id, g.subject_key, g.kind AS group_kind
		FROM assignment a
		JOIN person employee ON employee.school_id = a.school_id AND employee.id = a.person_id
		JOIN pupil_group g ON g.school_id = a.school_id AND g.id = a.group_id
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.person_id = ${scope.personId}::uuid
			AND (${groupId}::uuid IS NULL OR a.group_id = ${groupId}::uuid)
			AND a.kind IN ('class-teacher', 'teacher')
			AND a.begin_date <= ${scope.today}::date AND (a.end_date IS NULL OR a.end_date > ${scope.today}::date)
			AND (employee.ended_at IS NULL OR employee.ended_at > ${scope.today}::date)
			AND (g.ended_at IS NULL OR g.ended_at > ${scope.today}::date)
		ORDER BY a.group_id
		LIMIT 200`;
}

function mergeByGroup(rows: readonly AssignmentRow[]): GroupAccess[] {
	const byGroup = new Map<GroupId, VisibleSubjects[]>();
	for (const row of rows) byGroup.set(row.group_id, [...(byGroup.get(row.group_id) ?? []), subjectsOf(row)]);
	return [...byGroup].map(([groupId, subjects]) => ({ groupId, subjects: unite(subjects) }));
}

/**
 * A class teacher and a coach see all subjects, and so does a teacher of a class. A teacher of a lesson group sees its
 * subject; where nobody said which that is, only what has no subject of ours, for the roster gives no ground for more.
 */
function subjectsOf(row: AssignmentRow): VisibleSubjects {
	if (row.kind !== "teacher" || (row.group_kind === "class" && row.subject_key === null)) return "all";
	return [subjectKeys.find((key) => key === row.subject_key) ?? "other"];
}

function unite(lists: readonly VisibleSubjects[]): VisibleSubjects {
	const keys = new Set<SubjectKey>();
	for (const list of lists) {
		if (list === "all") return "all";
		for (const key of list) keys.add(key);
	}
	return subjectKeys.filter((key) => keys.has(key));
}

import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { countingTries, type TriesBeside, triesBeside } from "../../standing/counting-result";
import { selectCountingGroups } from "../counting/select-counting-groups";
import { chooseSchoolYear } from "../groups/choose-school-year";
import { type GroupHead, type Member, selectGroup, selectMembers } from "../groups/select-members";
import { subjectKeyOf } from "../pupils/subject-key";
import { type Entry, selectEntries } from "./select-sitting-facts";
import type { SittingHead } from "./sitting-head";
import { selectTestNames } from "./test-names";

export interface OpenSitting {
	readonly group: GroupHead;
	readonly sitting: SittingHead;
	readonly subjectKey: SubjectKey;
	/** In a combination group: of which school years pupils were in the test; else none. */
	readonly schoolYears: readonly number[];
	/** The one that is shown and compared; null: there is none to choose. */
	readonly schoolYear: number | null;
	/** Members on the day of the sitting, of that school year; also whose result counts in another group. */
	readonly members: readonly Member[];
	/** Of each member the try that counts on that day, if it counts in this group. */
	readonly entries: readonly Entry[];
	/** What there is of each on that day beside the try that counts. */
	readonly beside: ReadonlyMap<PersonId, TriesBeside>;
	/** Members whose result counts in another group of theirs, and its name. */
	readonly elsewhere: ReadonlyMap<PersonId, string>;
}

export interface SittingChoice {
	readonly groupId: GroupId;
	readonly sittingId: string;
	/** In a combination group the school year to look at; null or absent: the first that was in the test. */
	readonly schoolYear?: number | null;
}

/**
 * Opens a sitting for a reader: the group is theirs today, with the subject of the test, and something came of at least
 * one pupil who was in the group on the day, that counts in this group (ADR 0031). Null for what is not theirs and for what is not there.
 */
export async function openSitting(
	tx: SchoolTransaction,
	scope: Scope,
	{ groupId, sittingId, schoolYear: wanted = null }: SittingChoice,
): Promise<OpenSitting | null> {
	const access = await findGroupAccess(tx, scope, groupId);
	const group = access && (await selectGroup(tx, scope, groupId));
	const row = access && (await selectHead(tx, scope, sittingId));
	if (access === null || group === null || row === null) return null;
	const { subjectKey: stored, familyId, familyName, measureType, standardError, errorSource, ...head } = row;
	const subjectKey = subjectKeyOf(stored);
	if (access.subjects !== "all" && !access.subjects.includes(subjectKey)) return null;
	const everybody = await selectMembers(tx, scope, groupId, head.day);
	const ids = everybody.map((member) => member.pupilId);
	const tries = countingTries(await selectEntries(tx, scope, sittingId, ids));
	const counting = [...tries.values()].map((one) => one.counting);
	const taken = counting.map(({ pupilId }) => ({
		pupilId,
		assessmentId: head.assessmentId,
		day: head.day,
		subjectKey,
	}));
	const placeOf = await selectCountingGroups(tx, scope, taken);
	const placed = taken.map((one) => ({ pupilId: one.pupilId, place: placeOf(one) }));
	const elsewhere = new Map(
		placed.flatMap(({ pupilId, place }) =>
			place === null || place.groupId === groupId ? [] : [[pupilId, place.group] as const],
		),
	);
	const countingHere = counting.filter(({ pupilId }) => !elsewhere.has(pupilId));
	if (countingHere.length === 0) return null;
	const present = new Set(countingHere.map((entry) => entry.pupilId));
	const { schoolYears, schoolYear } = chooseSchoolYear(
		group,
		everybody.filter(({ pupilId }) => present.has(pupilId)),
		wanted,
	);
	const members = everybody.filter((member) => schoolYear === null || member.schoolYear === schoolYear);
	const shown = new Set(members.map(({ pupilId }) => pupilId));
	const family =
		familyId === null
			? null
			: { familyId, name: familyName ?? "", measureType: measureType ?? "", standardError, errorSource };
	return {
		group,
		sitting: { ...head, name: (await selectTestNames(tx, scope, [head.assessmentId]))(head.assessmentId), family },
		subjectKey,
		...{ schoolYears, schoolYear, members },
		entries: countingHere.filter(({ pupilId }) => shown.has(pupilId)),
		beside: new Map([...tries].map(([pupilId, { counting, others }]) => [pupilId, triesBeside(counting, others)])),
		elsewhere,
	};
}

interface HeadRow extends Omit<SittingHead, "family"> {
	readonly subjectKey: string | null;
	readonly familyId: string | null;
	readonly familyName: string | null;
	readonly measureType: string | null;
	readonly standardError: number | null;
	readonly errorSource: string | null;
}

async function selectHead(tx: SchoolTransaction, scope: Scope, sittingId: string): Promise<HeadRow | null> {
	const [row] = await tx.$queryRaw<HeadRow[]>`
		SELECT t.id AS "sittingId", t.day::text AS day, a.id AS "assessmentId", a.source_id AS "assessmentSourceId", a.name,
			a.version, a.subject_name AS "subjectName", a.subject_key AS "subjectKey", a.connection_id AS "connectionId",
			s.id AS "supplierId", s.name AS supplier, f.id AS "familyId", f.name AS "familyName",
			f.measure_type AS "measureType", f.standard_error::float8 AS "standardError", f.error_source AS "errorSource"
		FROM sitting t
		JOIN assessment a ON a.school_id = t.school_id AND a.id = t.assessment_id
		JOIN connection c ON c.school_id = a.school_id AND c.id = a.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		LEFT JOIN scale_family f ON f.school_id = a.school_id AND f.id = a.family_id
		WHERE t.school_id = ${scope.schoolId}::uuid AND t.id = ${sittingId}::uuid`;
	return row ?? null;
}

import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { whole } from "../../db/whole";
import type { GroupId, PersonId } from "../../domain/ids";
import { countingTries, isResult, type Try } from "../../standing/counting-result";
import type { SittingOutcome } from "../../standing/describe-sitting";
import { countingFirst, firstSent, hasValue, takenDay } from "../counting/counting-order";
import { ownScale, type WithScale, withLevels } from "../scales/own-scale";
import type { SittingHead } from "./sitting-head";
import { selectTestNames } from "./test-names";

/** What the supplier said of a pupil at a sitting. */
export interface Entry extends Try {
	/** What the supplier adds in words, e.g. that the pupil was ill. */
	readonly additionalInfo: string | null;
	readonly deliveryId: string;
}

/** All that the supplier said of these pupils at the sitting; which of it counts is for `countingTries`. */
export function selectEntries(
	tx: SchoolTransaction,
	scope: Scope,
	sittingId: string,
	pupilIds: readonly PersonId[],
): Promise<Entry[]> {
	return tx.$queryRaw<Entry[]>`
		SELECT e.id AS "entryId", e.pupil_id AS "pupilId", e.status, e.missing, e.taken_at AS "takenAt",
			e.modified_at AS "modifiedAt", ${hasValue} AS "hasValue", e.additional_info AS "additionalInfo", e.delivery_id AS "deliveryId"
		FROM sitting t
		JOIN sitting_entry e ON e.school_id = t.school_id AND e.assessment_id = t.assessment_id AND e.sitting_id = t.id
		WHERE t.school_id = ${scope.schoolId}::uuid AND t.id = ${sittingId}::uuid
			AND e.pupil_id = ANY(${pupilIds}::uuid[])
		ORDER BY e.pupil_id, ${countingFirst}`;
}

/** The outcomes of entries, as they were sent: of each entry, part and type the one that counts. */
export async function selectOutcomes(
	tx: SchoolTransaction,
	scope: Scope,
	entryIds: readonly string[],
): Promise<SittingOutcome[]> {
	const rows = await tx.$queryRaw<(SittingOutcome & WithScale & { position: number })[]>`
		SELECT DISTINCT ON (o.entry_id, o.part_source_id, o.type) e.pupil_id AS "pupilId", o.part_source_id AS "partSourceId",
			o.type, o.text, o.number::float8 AS number, o.maximum::float8 AS maximum, o.position, ${ownScale}
		FROM outcome o
		JOIN sitting_entry e ON e.school_id = o.school_id AND e.id = o.entry_id
		WHERE o.school_id = ${scope.schoolId}::uuid AND o.entry_id = ANY(${entryIds}::uuid[])
		ORDER BY o.entry_id, o.part_source_id, o.type, ${firstSent}`;
	const inOrder = rows.toSorted(
		(a, b) => (a.pupilId < b.pupilId ? -1 : 1) * Number(a.pupilId !== b.pupilId) || a.position - b.position,
	);
	return withLevels<SittingOutcome>(inOrder.map(({ position: _, ...row }) => row));
}

/** A score that came beside the one of its type and part that counts, in the same item. */
export type AlsoSent = Pick<
	SittingOutcome,
	"pupilId" | "partSourceId" | "type" | "text" | "number" | "maximum" | "decimals"
>;

/** Of these entries what was sent beside the scores that count, in the order of the message. */
export async function selectAlsoSent(
	tx: SchoolTransaction,
	scope: Scope,
	entryIds: readonly string[],
): Promise<AlsoSent[]> {
	return tx.$queryRaw<AlsoSent[]>`
		SELECT e.pupil_id AS "pupilId", o.part_source_id AS "partSourceId", o.type, o.text, o.number::float8 AS number,
			o.maximum::float8 AS maximum, d.decimals
		FROM (
			SELECT o.*, row_number() OVER (PARTITION BY o.entry_id, o.part_source_id, o.type ORDER BY ${firstSent}) AS place
			FROM outcome o
			WHERE o.school_id = ${scope.schoolId}::uuid AND o.entry_id = ANY(${entryIds}::uuid[])
		) o
		JOIN sitting_entry e ON e.school_id = o.school_id AND e.id = o.entry_id
		LEFT JOIN scale_decimals d ON d.school_id = o.school_id AND d.assessment_id = e.assessment_id
			AND d.part_source_id = o.part_source_id AND d.type = o.type
		WHERE o.place > 1
		ORDER BY e.pupil_id, o.position`;
}

/** More parts or items than a test has. */
const mostParts = 2_000;

export async function selectParts(tx: SchoolTransaction, scope: Scope, assessmentId: string) {
	const rows = await tx.$queryRaw<{ sourceId: string; name: string }[]>`
		SELECT source_id AS "sourceId", name FROM assessment_part
		WHERE school_id = ${scope.schoolId}::uuid AND assessment_id = ${assessmentId}::uuid
		ORDER BY index, source_id
		LIMIT ${mostParts + 1}`;
	return whole(rows, mostParts);
}

/** A sitting of the same test, or of one in the same family, that pupils of this one were in. */
export interface RelatedSitting {
	readonly sittingId: string;
	readonly day: string;
	readonly name: string;
	readonly assessmentId: string;
	readonly familyId: string | null;
	/** How many of these pupils have a final result there. */
	readonly pupils: number;
}

/** Other sittings of this test or its family that these pupils were in, the latest first. */
export async function selectRelated(
	tx: SchoolTransaction,
	scope: Scope,
	{ sittingId, assessmentId, connectionId, family }: SittingHead,
	pupilIds: readonly PersonId[],
): Promise<RelatedSitting[]> {
	const rows = await tx.$queryRaw<RelatedSitting[]>`
		SELECT t.id AS "sittingId", t.day::text AS day, a.name, a.id AS "assessmentId", a.family_id AS "familyId",
			count(DISTINCT e.pupil_id)::int AS pupils
		FROM assessment a
		JOIN sitting_entry e ON e.school_id = a.school_id AND e.assessment_id = a.id
		JOIN sitting t ON t.school_id = e.school_id AND t.id = e.sitting_id
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.connection_id = ${connectionId}::uuid
			AND (a.id = ${assessmentId}::uuid OR a.family_id = ${family?.familyId ?? null}::uuid)
			AND e.pupil_id = ANY(${pupilIds}::uuid[]) AND e.status = 'final' AND NOT e.missing AND ${hasValue} AND t.id <> ${sittingId}::uuid
		GROUP BY t.id, t.day, a.name, a.id, a.family_id
		ORDER BY t.day DESC, t.id
		LIMIT 60`;
	const nameOf = await selectTestNames(
		tx,
		scope,
		rows.map((row) => row.assessmentId),
	);
	return rows.map((row) => ({ ...row, name: nameOf(row.assessmentId) }));
}

/** Of these pupils at another sitting: the results that count there. */
export async function selectResultIds(
	tx: SchoolTransaction,
	scope: Scope,
	sittingId: string,
	pupilIds: readonly PersonId[],
): Promise<string[]> {
	const tries = countingTries(await selectEntries(tx, scope, sittingId, pupilIds));
	return [...tries.values()].flatMap(({ counting }) => (isResult(counting) ? [counting.entryId] : []));
}

/** The message that brought entries of this sitting. */
export interface SittingMessage {
	readonly deliveryId: string;
	/** As the supplier numbered it; null: it gave none. */
	readonly messageId: string | null;
	readonly standard: string;
	readonly version: string;
	readonly receivedAt: Date;
	/** Entries of this group that rest on it. */
	readonly entries: number;
}

export function selectMessages(
	tx: SchoolTransaction,
	scope: Scope,
	entryIds: readonly string[],
): Promise<SittingMessage[]> {
	return tx.$queryRaw<SittingMessage[]>`
		SELECT d.id AS "deliveryId", d.message_id AS "messageId", d.standard, d.version, d.received_at AS "receivedAt",
			count(*)::int AS entries
		FROM sitting_entry e
		JOIN delivery d ON d.school_id = e.school_id AND d.id = e.delivery_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.id = ANY(${entryIds}::uuid[])
		GROUP BY d.school_id, d.id
		ORDER BY d.received_at DESC, d.id`;
}

/** Of one item of the test: how many of these pupils were judged at their first try, and right. */
export interface ItemCount {
	readonly itemId: string;
	readonly title: string | null;
	readonly judged: number;
	readonly right: number;
}

/**
 * Items of the test, where its supplier delivers them: first attempts on the day of the sitting whose unit is the test
 * itself, by any connection of that supplier. Most suppliers deliver none.
 */
export async function selectItems(
	tx: SchoolTransaction,
	scope: Scope,
	{ supplierId, assessmentSourceId, day }: SittingHead,
	pupilIds: readonly PersonId[],
): Promise<ItemCount[]> {
	const rows = await tx.$queryRaw<ItemCount[]>`
		SELECT a.item_id AS "itemId", coalesce(max(n.title), max(u.title)) AS title, count(*)::int AS judged,
			count(*) FILTER (WHERE a.success)::int AS right
		FROM connection c
		JOIN attempt a ON a.school_id = c.school_id AND a.connection_id = c.id
		JOIN first_attempt f ON f.school_id = a.school_id AND f.connection_id = a.connection_id
			AND f.pupil_id = a.pupil_id AND f.item_id = a.item_id AND f.attempt_id = a.id
		LEFT JOIN supplier_unit u ON u.school_id = a.school_id AND u.connection_id = a.connection_id AND u.kind = 'item'
			AND u.source_id = a.item_id
		LEFT JOIN practice_item n ON n.school_id = a.school_id AND n.connection_id = a.connection_id AND n.item_id = a.item_id
		WHERE c.school_id = ${scope.schoolId}::uuid AND c.supplier_id = ${supplierId}::uuid
			AND a.pupil_id = ANY(${pupilIds}::uuid[]) AND a.unit_id = ${assessmentSourceId} AND a.success IS NOT NULL
			AND a.at >= ${day}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND a.at < (${day}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		GROUP BY a.item_id
		ORDER BY min(a.at), a.item_id
		LIMIT ${mostParts + 1}`;
	return whole(rows, mostParts);
}

/** A day on which a pupil made the same test. */
export interface OtherDay {
	readonly pupilId: PersonId;
	/** yyyy-mm-dd */
	readonly day: string;
}

/** On which other days these pupils have a result of the same test, the latest first. */
export function selectOtherDays(
	tx: SchoolTransaction,
	scope: Scope,
	{ assessmentId, day }: SittingHead,
	pupilIds: readonly PersonId[],
): Promise<OtherDay[]> {
	return tx.$queryRaw<OtherDay[]>`
		SELECT DISTINCT e.pupil_id AS "pupilId", ${takenDay}::text AS day
		FROM sitting_entry e
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.assessment_id = ${assessmentId}::uuid
			AND e.pupil_id = ANY(${pupilIds}::uuid[]) AND e.status = 'final' AND NOT e.missing AND ${hasValue}
			AND ${takenDay} <> ${day}::date
		ORDER BY day DESC, e.pupil_id`;
}

/** Who of these is in the group today: only their pages can be opened. */
export async function selectHereToday(tx: SchoolTransaction, scope: Scope, groupId: GroupId): Promise<Set<PersonId>> {
	const rows = await tx.$queryRaw<{ id: PersonId }[]>`
		SELECT DISTINCT m.person_id AS id FROM group_membership m
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid
			AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)`;
	return new Set(rows.map((row) => row.id));
}

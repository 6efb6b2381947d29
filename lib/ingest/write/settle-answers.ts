import type { SchoolTransaction } from "../../db/in-school";
import { groupBy } from "../../domain/group-by";
import { dayInAmsterdam } from "../../domain/school-day";
import { Prisma } from "../../generated/prisma/client";
import { type Counted, countAnswers } from "./count-answers";
import type { Place, PupilDay } from "./fact";

/** Items of pupils in one go: all that was told of them is read into memory. */
const itemsAtOnce = 1_000;

export interface PupilItem {
	readonly pupil_id: string;
	readonly item_id: string;
}

/** A sighting as it is stored, with its verdict as sent. */
interface Stored extends PupilItem {
	readonly id: string;
	readonly at: Date;
	readonly reported_as: string | null;
	readonly is_mark: boolean;
	/** It stands among the attempts. */
	readonly counts: boolean;
	readonly success: boolean | null;
	readonly score_ratio: number | null;
	/** As the attempt shows them now. */
	readonly shown_success: boolean | null;
	readonly shown_ratio: number | null;
	readonly marked: boolean;
}

/**
 * Brings attempts and what is no try of its own in line with all that was told of these items (count-answers). The transaction must
 * have the connection alone.
 * @returns days on which an answer came, went, or got another verdict
 */
export async function settleAnswers(
	tx: SchoolTransaction,
	place: Place,
	items: readonly PupilItem[],
): Promise<PupilDay[]> {
	const days: PupilDay[] = [];
	for (let from = 0; from < items.length; from += itemsAtOnce) {
		const stored = await selectStored(tx, place, items.slice(from, from + itemsAtOnce));
		const changes = changesOf(stored);
		await leaveOut(tx, place, changes.left);
		await letCount(tx, place, changes.counted);
		await setVerdicts(tx, place, changes.verdicts);
		const ids = new Set([...changes.left, ...changes.counted, ...changes.verdicts.map(({ id }) => id)]);
		for (const { id, pupil_id, at } of stored) if (ids.has(id)) days.push({ pupil_id, day: dayInAmsterdam(at) });
	}
	return days;
}

interface Changes {
	/** Ids that count no more, and that count now. */
	readonly left: readonly string[];
	readonly counted: readonly string[];
	readonly verdicts: readonly (Counted & { readonly id: string })[];
}

function changesOf(stored: readonly Stored[]): Changes {
	const byItem = groupBy(stored, ({ pupil_id, item_id }) => `${pupil_id} ${item_id}`);
	const changes = { left: [] as string[], counted: [] as string[], verdicts: [] as (Counted & { id: string })[] };
	for (const told of byItem.values()) {
		const counted = countAnswers(
			told.map((one) => ({
				id: one.id,
				at: one.at.getTime(),
				reportedAs: one.reported_as,
				success: one.success,
				scoreRatio: one.score_ratio,
				role: one.is_mark ? ("mark" as const) : ("answer" as const),
			})),
		);
		for (const one of told) {
			const verdict = counted.get(one.id);
			if (verdict === undefined) {
				if (one.counts) changes.left.push(one.id);
				continue;
			}
			if (!one.counts) changes.counted.push(one.id);
			if (!isShown(one, verdict)) changes.verdicts.push({ id: one.id, ...verdict });
		}
	}
	return changes;
}

const isShown = (one: Stored, { success, scoreRatio, marked }: Counted) =>
	one.shown_success === success && one.shown_ratio === scoreRatio && one.marked === marked;

const itemsRelation = (items: readonly PupilItem[]) => Prisma.sql`
	item AS MATERIALIZED (
		SELECT DISTINCT * FROM json_to_recordset(${JSON.stringify(items.map(({ pupil_id, item_id }) => ({ pupil_id, item_id })))}::json) AS r (pupil_id uuid, item_id text))`;

function selectStored(tx: SchoolTransaction, place: Place, items: readonly PupilItem[]): Promise<Stored[]> {
	const own = Prisma.sql`s.school_id = ${place.schoolId}::uuid AND s.connection_id = ${place.connectionId}::uuid
		AND s.pupil_id IN (SELECT pupil_id FROM item) AND (s.pupil_id, s.item_id) IN (SELECT pupil_id, item_id FROM item)`;
	return tx.$queryRaw<Stored[]>`
		WITH ${itemsRelation(items)}
		SELECT s.id, s.at, s.pupil_id, s.item_id, s.reported_as, s.is_mark, true AS counts,
			CASE WHEN s.marked THEN s.own_success ELSE s.success END AS success,
			CASE WHEN s.marked THEN s.own_score_ratio ELSE s.score_ratio END AS score_ratio,
			s.success AS shown_success, s.score_ratio AS shown_ratio, s.marked
		FROM attempt AS s WHERE ${own}
		UNION ALL
		SELECT s.id, s.at, s.pupil_id, s.item_id, s.reported_as, s.role = 'mark', false, s.success, s.score_ratio, s.success,
			s.score_ratio, false
		FROM attempt_echo AS s WHERE ${own}`;
}

const shared = Prisma.raw(
	"school_id, id, at, pupil_id, connection_id, item_id, unit_id, duration_ms, delivery_id, record_index, received_at, mapping_version, reported_as",
);

async function leaveOut(tx: SchoolTransaction, { schoolId }: Place, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx.$executeRaw`
		WITH gone AS (
			DELETE FROM attempt WHERE school_id = ${schoolId}::uuid AND id = ANY (${ids}::uuid[]) RETURNING *
		)
		INSERT INTO attempt_echo (${shared}, role, success, score_ratio)
		SELECT ${shared}, CASE WHEN is_mark THEN 'mark' ELSE 'echo' END, CASE WHEN marked THEN own_success ELSE success END,
			CASE WHEN marked THEN own_score_ratio ELSE score_ratio END
		FROM gone ORDER BY id
		ON CONFLICT DO NOTHING`;
}

async function letCount(tx: SchoolTransaction, { schoolId }: Place, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx.$executeRaw`
		WITH come AS (
			DELETE FROM attempt_echo WHERE school_id = ${schoolId}::uuid AND id = ANY (${ids}::uuid[]) RETURNING *
		)
		INSERT INTO attempt (${shared}, is_mark, success, score_ratio)
		SELECT ${shared}, role = 'mark', success, score_ratio FROM come ORDER BY id`;
}

async function setVerdicts(tx: SchoolTransaction, { schoolId }: Place, verdicts: Changes["verdicts"]): Promise<void> {
	if (verdicts.length === 0) return;
	const rows = verdicts.map(({ id, success, scoreRatio, marked }) => ({
		id,
		success,
		score_ratio: scoreRatio,
		marked,
	}));
	await tx.$executeRaw`
		UPDATE attempt AS a SET success = v.success, score_ratio = v.score_ratio, marked = v.marked,
			own_success = CASE WHEN NOT v.marked THEN NULL WHEN a.marked THEN a.own_success ELSE a.success END,
			own_score_ratio = CASE WHEN NOT v.marked THEN NULL WHEN a.marked THEN a.own_score_ratio ELSE a.score_ratio END
		FROM json_to_recordset(${JSON.stringify(rows)}::json)
			AS v (id uuid, success boolean, score_ratio float8, marked boolean)
		WHERE a.school_id = ${schoolId}::uuid AND a.id = v.id`;
}

/**
 * Items of these days that more than one thing may have been told of: what is kept beside the attempts near these days, every mark of
 * these pupils, and answers that follow each other within seconds.
 */
export function selectUnsettled(tx: SchoolTransaction, place: Place, days: readonly PupilDay[]): Promise<PupilItem[]> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	const sorted = days.map(({ day }) => day).sort();
	return tx.$queryRaw<PupilItem[]>`
		WITH days AS MATERIALIZED (
			SELECT DISTINCT pupil_id, day::timestamp AT TIME ZONE 'Europe/Amsterdam' - interval '3 seconds' AS begins,
				(day + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' + interval '3 seconds' AS ends
			FROM json_to_recordset(${JSON.stringify(days)}::json) AS d (pupil_id uuid, day date)
		), told AS (
			SELECT a.pupil_id, a.item_id, a.at - lag(a.at) OVER (PARTITION BY a.pupil_id, a.item_id ORDER BY a.at, a.id) AS apart
			FROM days AS d
			JOIN attempt AS a ON a.school_id = ${school} AND a.connection_id = ${connection} AND a.pupil_id = d.pupil_id
				AND a.at >= d.begins AND a.at < d.ends
				AND a.at >= ${sorted[0] ?? null}::date::timestamp AT TIME ZONE 'Europe/Amsterdam' - interval '3 seconds'
				AND a.at < (${sorted.at(-1) ?? null}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' + interval '3 seconds'
		)
		SELECT pupil_id, item_id FROM told WHERE apart <= interval '2 seconds'
		UNION
		SELECT e.pupil_id, e.item_id FROM days AS d
		JOIN attempt_echo AS e ON e.school_id = ${school} AND e.connection_id = ${connection} AND e.pupil_id = d.pupil_id
			AND (e.role = 'mark' OR e.at >= d.begins AND e.at < d.ends)
		UNION
		SELECT a.pupil_id, a.item_id FROM days AS d
		JOIN attempt AS a ON a.school_id = ${school} AND a.connection_id = ${connection} AND a.pupil_id = d.pupil_id
			AND a.is_mark AND a.at >= d.begins`;
}

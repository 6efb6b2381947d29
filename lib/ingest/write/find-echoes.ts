import type { SchoolTransaction } from "../../db/in-school";
import { groupBy } from "../../domain/group-by";
import { dayInAmsterdam } from "../../domain/school-day";
import { Prisma } from "../../generated/prisma/client";
import { type AttemptRow, incomingAttempts } from "./attempt-rows";
import { countAnswers, type Sighting, sameAnswerMs } from "./count-answers";
import type { Place, PupilDay } from "./fact";

/** What is stored near an incoming answer, told in another way with the same verdict. */
interface Near {
	readonly n: number;
	readonly id: string;
	readonly at: Date;
	readonly reported_as: string | null;
	readonly counts: boolean;
}

export interface Echoes {
	/** Positions of answers that are told of already. */
	readonly echoes: ReadonlySet<number>;
	/** Days on which more is to be set right than leaving these out. */
	readonly dirty: readonly PupilDay[];
}

/**
 * Which incoming answers another system told of already, or tells of in the same message. The plain case, one answer told twice, is
 * settled here; where the one that comes later happened first, or more than two meet, the day is computed again (settle-answers).
 */
export async function findEchoes(tx: SchoolTransaction, place: Place, rows: readonly AttemptRow[]): Promise<Echoes> {
	const near = groupBy(await selectNear(tx, place, rows), ({ n }) => n);
	const echoes = new Set<number>();
	const dirty: PupilDay[] = [];
	for (const same of groupBy(rows, (row) => `${row.pupil_id} ${row.item_id}`).values()) {
		const stored = new Map(same.flatMap((row) => near.get(row.n) ?? []).map((one) => [one.id, one]));
		if (same.length === 1 && stored.size === 0) continue;
		const sightings = [...same.map(sightingOf), ...[...stored.values()].flatMap((one) => storedSighting(one, same))];
		const counted = countAnswers(dedupe(sightings));
		const left = same.filter((row) => !row.is_mark && (!counted.has(row.id) || hasCounted(near.get(row.n))));
		for (const row of left) echoes.add(row.n);
		const isPlain = stored.size <= 1 && [...stored.values()].every((one) => one.counts && counted.has(one.id));
		if (!isPlain) dirty.push(...same.map(dayOfRow));
	}
	return { echoes, dirty };
}

/** Days on which one of these answers meets another that was told in another way. */
export async function daysOfNear(
	tx: SchoolTransaction,
	place: Place,
	rows: readonly AttemptRow[],
): Promise<PupilDay[]> {
	const near = new Set((await selectNear(tx, place, rows)).map(({ n }) => n));
	return rows.filter(({ n }) => near.has(n)).map(dayOfRow);
}

const hasCounted = (near: readonly Near[] | undefined) => near?.some(({ counts }) => counts) ?? false;

const sightingOf = (row: AttemptRow): Sighting => ({
	id: row.id,
	at: Date.parse(row.at),
	reportedAs: row.reported_as,
	success: row.success,
	scoreRatio: row.score_ratio,
	role: row.is_mark ? "mark" : "answer",
});

function storedSighting(one: Near, rows: readonly AttemptRow[]): Sighting[] {
	const row = rows.find(({ n }) => n === one.n);
	if (row === undefined) return [];
	return [{ ...sightingOf(row), id: one.id, at: one.at.getTime(), reportedAs: one.reported_as }];
}

/** A message may bring again what is stored: one sighting. */
const dedupe = (sightings: readonly Sighting[]) => [...new Map(sightings.map((one) => [one.id, one])).values()];

export const dayOfRow = (row: AttemptRow): PupilDay => ({
	pupil_id: row.pupil_id,
	day: dayInAmsterdam(new Date(row.at)),
});

/**
 * One look-up an answer, along the index of a pupil's attempts; the bounds of all together as values, so that only their months are
 * looked into. An answer with marks that come after it counts as near to none, and its day is set right.
 */
async function selectNear(tx: SchoolTransaction, place: Place, rows: readonly AttemptRow[]): Promise<Near[]> {
	const answers = rows.filter(({ is_mark }) => !is_mark);
	if (answers.length === 0) return [];
	const times = answers.map(({ at }) => Date.parse(at));
	const [from, to] = [Math.min(...times) - sameAnswerMs, Math.max(...times) + sameAnswerMs];
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	const apart = Prisma.sql`make_interval(secs => ${sameAnswerMs / 1000})`;
	const alike = Prisma.sql`s.item_id = i.item_id AND s.reported_as IS DISTINCT FROM i.reported_as AND s.id <> i.id`;
	return tx.$queryRaw<Near[]>`
		/* prepared */
		WITH ${incomingAttempts(answers)}
		SELECT i.n, near.* FROM incoming AS i CROSS JOIN LATERAL (
			SELECT s.id, s.at, s.reported_as, true AS counts FROM attempt AS s
			WHERE s.school_id = ${school} AND s.pupil_id = i.pupil_id AND s.connection_id = ${connection}
				AND s.at >= i.at - ${apart} AND s.at <= i.at + ${apart}
				AND s.at >= ${new Date(from)} AND s.at <= ${new Date(to)} AND NOT s.is_mark AND ${alike}
				AND CASE WHEN s.marked THEN s.own_success ELSE s.success END IS NOT DISTINCT FROM i.success
			UNION ALL
			SELECT s.id, s.at, s.reported_as, false FROM attempt_echo AS s
			WHERE s.school_id = ${school} AND s.pupil_id = i.pupil_id AND s.connection_id = ${connection}
				AND s.item_id = i.item_id AND (s.role = 'mark' AND s.at >= i.at
					OR s.at >= i.at - ${apart} AND s.at <= i.at + ${apart} AND s.success IS NOT DISTINCT FROM i.success AND ${alike})
			LIMIT 20) AS near`;
}

import { measures } from "../../domain/measures";
import { Prisma } from "../../generated/prisma/client";

const effortTypes = [...measures.values()].flatMap(({ type, scale }) => (scale === "effort" ? [type] : []));

/** Condition: something in entry `e` says how it went (`Try.hasValue`). */
export const hasValue = Prisma.sql`EXISTS (SELECT FROM outcome said
	WHERE said.school_id = e.school_id AND said.entry_id = e.id AND said.type <> ALL(${effortTypes}::text[]))`;

/**
 * ORDER BY of entries `e` of one pupil on one test: the one that counts comes first. The same order as `compareTries`
 * (lib/standing/counting-result.ts), which says why; counting-order.db.test.ts holds them equal. For DISTINCT ON.
 */
export const countingFirst = Prisma.sql`CASE WHEN e.status = 'final' AND NOT e.missing THEN
	CASE WHEN ${hasValue} THEN 0 ELSE 1 END WHEN e.status IN ('final', 'in-progress') THEN 2 ELSE 3 END, e.taken_at DESC NULLS LAST, e.modified_at DESC, e.id`;

/** Condition: entry `e` is a result (`isResult`). */
export const isResult = Prisma.sql`(e.status = 'final' AND NOT e.missing)`;

/** The day on which entry `e` was taken, in the Netherlands: a sitting is a test on a day. */
export const takenDay = Prisma.sql`(e.taken_at AT TIME ZONE 'Europe/Amsterdam')::date`;

/**
 * ORDER BY of outcomes `o` of one entry, part and type: the one that counts comes first. Suppliers may send two scores of
 * one type in one item; everywhere the first in the order of the message counts (ADR 0031).
 */
export const firstSent = Prisma.sql`o.position`;

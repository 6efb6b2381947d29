import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { schoolYearOf } from "../../domain/school-year";

/** What a reader may ask for in the address: the school year, the last weeks, or two days. */
export type PeriodChoice =
	| { readonly key: "year" | "8w" | "4w" }
	| { readonly key: "custom"; readonly from: string; readonly to: string };

/** Those that end today. */
type RollingKey = Exclude<PeriodChoice["key"], "custom">;

export interface Period {
	readonly key: PeriodChoice["key"];
	/** yyyy-mm-dd, both inclusive. */
	readonly from: string;
	readonly to: string;
	/** There is nothing in the period asked for, so the last one with data is shown instead. */
	readonly fellBack: boolean;
	/** Nothing was ever received of these pupils; another period would not help. */
	readonly nothingYet: boolean;
}

/** Reads `period` of the address; anything that is not a period is the school year. */
export function periodChoice(text: string | undefined): PeriodChoice {
	if (text === "8w" || text === "4w") return { key: text };
	const [from = "", to = ""] = (text ?? "").split("_");
	return isDay(from) && isDay(to) && from <= to ? { key: "custom", from, to } : { key: "year" };
}

const isDay = (text: string) => daySchema.safeParse(text).success;

/**
 * The days that a choice means for these pupils. The school year and the last weeks end today, or at the last day with
 * data when the period would be empty (August, Christmas, an old group), and say so.
 */
export async function resolvePeriod(
	tx: SchoolTransaction,
	scope: Scope,
	choice: PeriodChoice,
	pupilIds: readonly PersonId[],
): Promise<Period> {
	if (choice.key === "custom") return { ...choice, fellBack: false, nothingYet: false };
	const { yearBegan, isEmpty } = await selectWanted(tx, scope, choice.key, pupilIds);
	const from = begin(choice.key, scope.today, yearBegan);
	const last = isEmpty ? await selectLast(tx, scope, pupilIds) : null;
	if (last === null) return { key: choice.key, from, to: scope.today, fellBack: false, nothingYet: isEmpty };
	const earlier = begin(choice.key, last.day, last.yearBegan);
	return { key: choice.key, from: earlier, to: last.day, fellBack: true, nothingYet: false };
}

interface Wanted {
	/** When the school year of today began, as the school gave it; null: it did not. */
	readonly yearBegan: string | null;
	/** None of the pupils practised or took a test since the period began. */
	readonly isEmpty: boolean;
}

/** Asked for every page; ends at the first practice day or test that it meets. */
async function selectWanted(
	tx: SchoolTransaction,
	scope: Scope,
	key: RollingKey,
	pupilIds: readonly PersonId[],
): Promise<Wanted> {
	const [row] = await tx.$queryRaw<Wanted[]>`
		WITH wanted AS MATERIALIZED (
			SELECT began, CASE WHEN ${key} = 'year' THEN coalesce(began, ${begin(key, scope.today, null)}::date)
				ELSE ${begin(key, scope.today, null)}::date END AS since
			FROM (SELECT min(y.begin_date) AS began FROM school_period y
				WHERE y.school_id = ${scope.schoolId}::uuid
					AND y.begin_date <= ${scope.today}::date AND y.end_date > ${scope.today}::date) year
		)
		SELECT wanted.began::text AS "yearBegan", NOT (
			EXISTS (SELECT FROM unnest(${pupilIds}::uuid[]) AS p(id) JOIN practice_day d
				ON d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = p.id AND d.kind = 'total' AND d.key = ''
				WHERE d.day >= wanted.since)
			OR EXISTS (SELECT FROM sitting_entry e
				WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
					AND e.status NOT IN ('withdrawn', 'set-aside', 'refused') AND e.taken_at <= (${scope.today}::date + 1)
					AND (e.taken_at AT TIME ZONE 'Europe/Amsterdam')::date >= wanted.since)
		) AS "isEmpty"
		FROM wanted`;
	return row ?? { yearBegan: null, isEmpty: true };
}

interface Last {
	/** On which one of the pupils last practised or took a test. */
	readonly day: string;
	/** When the school year of that day began, as the school gave it; null: it did not. */
	readonly yearBegan: string | null;
}

/** Null: there was never anything. */
async function selectLast(tx: SchoolTransaction, scope: Scope, pupilIds: readonly PersonId[]): Promise<Last | null> {
	const [row] = await tx.$queryRaw<Last[]>`
		WITH last AS MATERIALIZED (
			SELECT greatest(
				(SELECT max(d.day) FROM practice_day d
					WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${pupilIds}::uuid[])
						AND d.kind = 'total' AND d.key = ''),
				(SELECT max((e.taken_at AT TIME ZONE 'Europe/Amsterdam')::date) FROM sitting_entry e
					WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
						AND e.status NOT IN ('withdrawn', 'set-aside', 'refused') AND e.taken_at <= (${scope.today}::date + 1))
			) AS day
		)
		SELECT last.day::text AS day, (
			SELECT min(y.begin_date)::text FROM school_period y WHERE y.school_id = ${scope.schoolId}::uuid
				AND y.begin_date <= last.day AND y.end_date > last.day
		) AS "yearBegan"
		FROM last WHERE last.day IS NOT NULL`;
	return row ?? null;
}

function begin(key: RollingKey, on: string, schoolYearBegan: string | null): string {
	if (key !== "year") return addDays(on, key === "8w" ? -55 : -27);
	return schoolYearBegan ?? schoolYearOf(on).beginDate;
}

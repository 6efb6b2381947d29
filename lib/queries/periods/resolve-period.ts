import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { schoolYearOf } from "../../domain/school-year";

/** What a reader may ask for in the address: the school year, the last weeks, or two days. */
export type PeriodChoice =
	| { readonly key: "year" | "8w" | "4w" }
	| { readonly key: "custom"; readonly from: string; readonly to: string };

export interface Period {
	readonly key: PeriodChoice["key"];
	/** yyyy-mm-dd, both inclusive. */
	readonly from: string;
	readonly to: string;
	/** There is nothing in the period asked for, so the last one with data is shown instead. */
	readonly fellBack: boolean;
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Reads `period` of the address; anything that is not a period is the school year. */
export function periodChoice(text: string | undefined): PeriodChoice {
	if (text === "8w" || text === "4w") return { key: text };
	const [from = "", to = ""] = (text ?? "").split("_");
	return isDay(from) && isDay(to) && from <= to ? { key: "custom", from, to } : { key: "year" };
}

/** A day of the calendar: 30 February has the form of one, and the database would refuse it. */
function isDay(text: string): boolean {
	return day.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

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
	if (choice.key === "custom") return { ...choice, fellBack: false };
	const { lastDay, yearOfToday, yearOfLastDay } = await selectDays(tx, scope, pupilIds);
	const wanted = begin(choice.key, scope.today, yearOfToday);
	if (lastDay === null || lastDay >= wanted) {
		return { key: choice.key, from: wanted, to: scope.today, fellBack: false };
	}
	return { key: choice.key, from: begin(choice.key, lastDay, yearOfLastDay), to: lastDay, fellBack: true };
}

interface Days {
	/** On which one of the pupils last practised or took a test; null: never. */
	readonly lastDay: string | null;
	/** When the school year of these days began, as the school gave it; null: it did not. */
	readonly yearOfToday: string | null;
	readonly yearOfLastDay: string | null;
}

async function selectDays(tx: SchoolTransaction, scope: Scope, pupilIds: readonly PersonId[]): Promise<Days> {
	const [row] = await tx.$queryRaw<Days[]>`
		WITH last AS MATERIALIZED (
			SELECT greatest(
				(SELECT max(latest.day) FROM unnest(${pupilIds}::uuid[]) AS p(id) CROSS JOIN LATERAL (
					SELECT d.day FROM practice_day d
					WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = p.id AND d.kind = 'total' AND d.key = ''
					ORDER BY d.day DESC LIMIT 1) latest),
				(SELECT max((e.taken_at AT TIME ZONE 'Europe/Amsterdam')::date) FROM sitting_entry e
					WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
						AND e.status <> 'withdrawn' AND e.taken_at <= (${scope.today}::date + 1))
			) AS day
		), year AS MATERIALIZED (
			SELECT y.begin_date, y.end_date FROM school_period y WHERE y.school_id = ${scope.schoolId}::uuid
		)
		SELECT last.day::text AS "lastDay",
			(SELECT min(y.begin_date)::text FROM year y
				WHERE y.begin_date <= ${scope.today}::date AND y.end_date > ${scope.today}::date) AS "yearOfToday",
			(SELECT min(y.begin_date)::text FROM year y
				WHERE y.begin_date <= last.day AND y.end_date > last.day) AS "yearOfLastDay"
		FROM last`;
	return row ?? { lastDay: null, yearOfToday: null, yearOfLastDay: null };
}

function begin(key: "year" | "8w" | "4w", on: string, schoolYearBegan: string | null): string {
	if (key !== "year") return addDays(on, key === "8w" ? -55 : -27);
	return schoolYearBegan ?? schoolYearOf(on).beginDate;
}

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
	const lastDay = await selectLastDay(tx, scope, pupilIds);
	const wanted = await begin(tx, scope, choice.key, scope.today);
	if (lastDay === null || lastDay >= wanted) {
		return { key: choice.key, from: wanted, to: scope.today, fellBack: false };
	}
	return { key: choice.key, from: await begin(tx, scope, choice.key, lastDay), to: lastDay, fellBack: true };
}

/** The last day on which one of the pupils practised or took a test; null: never. */
async function selectLastDay(tx: SchoolTransaction, scope: Scope, pupilIds: readonly PersonId[]) {
	const [row] = await tx.$queryRaw<{ day: string | null }[]>`
		SELECT greatest(
			(SELECT max(last.day) FROM unnest(${pupilIds}::uuid[]) AS p(id) CROSS JOIN LATERAL (
				SELECT d.day FROM practice_day d
				WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = p.id AND d.kind = 'total' AND d.key = ''
				ORDER BY d.day DESC LIMIT 1) last),
			(SELECT max((e.taken_at AT TIME ZONE 'Europe/Amsterdam')::date) FROM sitting_entry e
				WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
					AND e.status <> 'withdrawn' AND e.taken_at <= (${scope.today}::date + 1))
		)::text AS day`;
	return row?.day ?? null;
}

async function begin(tx: SchoolTransaction, scope: Scope, key: "year" | "8w" | "4w", on: string): Promise<string> {
	if (key !== "year") return addDays(on, key === "8w" ? -55 : -27);
	const [row] = await tx.$queryRaw<{ begin: string }[]>`
		SELECT begin_date::text AS begin FROM school_period
		WHERE school_id = ${scope.schoolId}::uuid AND begin_date <= ${on}::date AND end_date > ${on}::date
		ORDER BY begin_date LIMIT 1`;
	return row?.begin ?? schoolYearOf(on).beginDate;
}

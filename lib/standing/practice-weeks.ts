import type { PersonId } from "../domain/ids";
import { addDays } from "../domain/school-day";
import { median } from "../stats/median";
import type { StandingSettings } from "./settings";

/** What one pupil practised in one week. */
export interface WeekFact {
	readonly pupilId: PersonId;
	/** yyyy-mm-dd */
	readonly monday: string;
	readonly tasks: number;
	readonly durationMs: number;
}

export interface PracticeWeek {
	readonly monday: string;
	readonly tasks: number;
	readonly durationMs: number;
	/** Of everybody compared, who did not practise counting as nothing done; null under the minimum. */
	readonly medianTasks: number | null;
	readonly medianDurationMs: number | null;
	/** How many of them practised; null under the minimum. Nobody: a holiday, or practice that stopped for all. */
	readonly practised: number | null;
}

export interface PracticeWeeks {
	/** Time where sources send it, else tasks. */
	readonly measure: "time" | "tasks";
	/** Pupils compared, this one included. */
	readonly n: number;
	readonly weeks: readonly PracticeWeek[];
	/** The pupil's own over all weeks, and in how many weeks. */
	readonly total: { readonly weeks: number; readonly tasks: number; readonly durationMs: number };
}

/**
 * Practice by week beside the middle of the group. Effort, not result: a pupil without practice in a week did nothing
 * then, which is a figure; but a week in which nobody practised has no median.
 * @param members compared with the pupil; the pupil counts too
 */
export function practiceWeeks(
	{
		pupilId,
		members,
		facts,
		period,
	}: {
		readonly pupilId: PersonId;
		readonly members: ReadonlySet<PersonId>;
		readonly facts: readonly WeekFact[];
		readonly period: { readonly from: string; readonly to: string };
	},
	settings: Pick<StandingSettings, "comparableMin">,
): PracticeWeeks {
	const compared = new Set([...members, pupilId]);
	const byWeek = new Map<string, WeekFact[]>();
	for (const fact of facts)
		if (compared.has(fact.pupilId)) byWeek.set(fact.monday, [...(byWeek.get(fact.monday) ?? []), fact]);
	const enough = compared.size >= settings.comparableMin;
	const weeks = mondaysOf(period).map((monday): PracticeWeek => {
		const done = byWeek.get(monday) ?? [];
		const own = done.find((fact) => fact.pupilId === pupilId);
		const idle = new Array<number>(compared.size - done.length).fill(0);
		const middle = (of: (fact: WeekFact) => number) =>
			enough && done.length > 0 ? median([...done.map(of), ...idle]) : null;
		return {
			...{ monday, tasks: own?.tasks ?? 0, durationMs: own?.durationMs ?? 0 },
			medianTasks: middle((fact) => fact.tasks),
			medianDurationMs: middle((fact) => fact.durationMs),
			practised: enough ? done.length : null,
		};
	});
	const timed = facts.some((fact) => fact.durationMs > 0);
	const own = weeks.filter((week) => week.tasks > 0);
	const sum = (of: (week: PracticeWeek) => number) => own.reduce((all, week) => all + of(week), 0);
	const total = { weeks: own.length, tasks: sum((week) => week.tasks), durationMs: sum((week) => week.durationMs) };
	return { measure: timed ? "time" : "tasks", n: compared.size, weeks, total };
}

/** The Mondays of all weeks that a period touches; at most 110. */
function mondaysOf({ from, to }: { readonly from: string; readonly to: string }): string[] {
	const weekday = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7;
	const mondays: string[] = [];
	for (let monday = addDays(from, -weekday); monday <= to && mondays.length < 110; monday = addDays(monday, 7))
		mondays.push(monday);
	return mondays;
}

import { addDays } from "@/lib/domain/school-day";
import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { PupilFacts } from "@/lib/queries/plans/select-pupil-facts";

interface Days {
	readonly beginDate: string;
	/** Exclusive, as kept. */
	readonly endDate: string;
}

/** "1 sep t/m 29 jan 2027": on screen both days are included. */
export function planDays({ beginDate, endDate }: Days, t: Translator<"plans">, format: Formatter): string {
	const to = addDays(endDate, -1);
	return t("period", { from: format.day(beginDate, to), to: format.day(to, "0001-01-01") });
}

export function planState({ beginDate, endDate }: Days, today: string): "now" | "later" | "over" {
	if (beginDate > today) return "later";
	return endDate <= today ? "over" : "now";
}

/** "loopt vast op 2, behaald 5 van 8": plain facts, never a proposal. */
export function factsInWords(facts: PupilFacts | null, t: Translator<"plans">): string {
	if (facts === null || facts.goals === 0) return t("factsNone");
	if (facts.stuck + facts.growing + facts.reached === 0) return t("factsFew", { goals: facts.goals });
	return t("facts", { stuck: facts.stuck, reached: facts.reached, goals: facts.goals });
}

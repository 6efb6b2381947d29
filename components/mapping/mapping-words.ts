import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import { usedDays } from "@/lib/queries/mapping/list-sources";
import type { UnitRow } from "@/lib/queries/mapping/list-units";
import type { GoalSuggestion } from "@/lib/standing/suggest-goals";

/** How much rests on a unit. */
export function usesInWords(t: Translator<"mapping">, format: Formatter, { kind, uses }: UnitRow): string {
	const key = kind === "unit" || kind === "item" ? "attempts" : "results";
	return t(`uses.${key}`, { count: uses, countText: format.number(uses, 0), days: usedDays });
}

/** Why a goal is suggested. */
export function whyInWords(t: Translator<"mapping">, format: Formatter, { why }: GoalSuggestion): string {
	if (why.kind === "code") return t("why.code", { code: why.code });
	return t("why.words", { count: why.words.length, words: format.list(why.words) });
}

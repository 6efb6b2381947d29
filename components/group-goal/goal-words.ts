import { besideInWords, numberInWords } from "@/components/groups/grid-words";
import type { SourceModel } from "@/lib/charts/prepare-grid";
import type { Formatter } from "@/lib/i18n/format";
import { joinParts } from "@/lib/i18n/join-parts";
import type { Translator } from "@/lib/i18n/translator";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import type { GoalListEntry } from "@/lib/standing/goal-lists";
import { goalStateTable } from "@/lib/standing/goal-state";
import type { MeasureKey } from "@/lib/standing/value-of-fact";

/** What the words of this screen are made with. */
export interface GroupGoalWords {
	readonly t: Translator<"groupGoal">;
	readonly groups: Translator<"groups">;
	readonly common: Translator<"common">;
	readonly measures: Translator<"measures">;
	readonly format: Formatter;
}

/** "13 opgaven", "3 opgaven: te weinig", "afwezig", with what another source has. */
export function workInWords(
	{ cell, elsewhere }: GoalListEntry,
	page: GroupGoalPage,
	{ t, groups, common, measures, format }: GroupGoalWords,
): string {
	const taken = cell.taken ?? 0;
	if (cell.value !== null)
		return joinParts([taken > 0 ? t("taken", { count: taken }) : "", cell.counts ? "" : t("notYet")]);
	const word = common(goalStateTable[cell.state].word);
	const own = cell.state === "few" && taken > 0 ? t("fewTaken", { word, count: taken }) : word;
	const beside = besideInWords(cell, page.today, { t: groups, measures, format });
	if (beside !== "") return `${word}: ${beside}`;
	if (elsewhere === null) return own;
	const supplier = page.sources.find((source) => source.connectionId === elsewhere.connectionId)?.supplier ?? "";
	const there = { supplier, day: format.day(elsewhere.day, page.today) };
	const said =
		elsewhere.state === null
			? t("elsewhere", there)
			: t("elsewhereState", { ...there, state: common(goalStateTable[elsewhere.state].word) });
	return `${own}; ${said}`;
}

/** "mediaan 72 %", "middelste helft 61–80 %", or that there are too few. */
export function groupInWords(
	{ spread, share, source, elsewhere }: GroupGoalPage["column"],
	{ t, format }: GroupGoalWords,
): { readonly median: string; readonly half: string | null } {
	if (elsewhere.length > 0)
		return { median: t("countsIn", { groups: format.list(elsewhere.map((one) => one.group)) }), half: null };
	if (share !== null) {
		const [low, high] = [share.interval.low, share.interval.high].map((end) => format.share(end));
		return {
			median: t(`part.${share.code}`, { share: format.share(share.ratio) }),
			half: t("part.interval", { low: low ?? "", high: high ?? "" }),
		};
	}
	if (source === null || spread.code === "too-few") return { median: t("tooFew", { n: spread.n }), half: null };
	if (spread.code === "unordered") return { median: t("unordered"), half: null };
	if (spread.code === "ordinal") {
		const { lower, median, upper } = spread;
		return { median: t("median", { value: median }), half: t("half", { low: lower, high: upper }) };
	}
	const { lower, median, upper } = spread.quartiles;
	const said = (value: number) => withUnit(value, source.key, format);
	return {
		median: t("median", { value: said(median) }),
		half: t("half", { low: numberInWords(lower, source.key, format), high: said(upper) }),
	};
}

export function withUnit(value: number, key: MeasureKey, format: Formatter): string {
	return format.onScale(value, key);
}

/** When the source last delivered, and that this is later than usual where it is. */
export function ageInWords(source: SourceModel, today: string, { t, format }: GroupGoalWords): string {
	if (source.lastDeliveryAt === null) return t("never");
	return t(source.late ? "late" : "received", { when: format.dayTime(source.lastDeliveryAt, today) });
}

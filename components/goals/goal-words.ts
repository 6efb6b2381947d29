import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { GroupSpread } from "@/lib/standing/group-standing";
import type { TimelinePanel } from "@/lib/standing/timeline-panel";
import type { Value } from "@/lib/standing/value-of-fact";

/** What the words of this screen are made with. */
export interface GoalWords {
	readonly t: Translator<"goals">;
	readonly measures: Translator<"measures">;
	readonly common: Translator<"common">;
	readonly format: Formatter;
	/** yyyy-mm-dd; days of another year are written with it. */
	readonly today: string;
	/** First attempts that make evidence enough to be compared. */
	readonly tasksMin: number;
}

type Measured = Pick<TimelinePanel, "type">;

/** A value in the notation of the language: "38 %", "7,5", "463", "B". */
export function valueInWords(value: Value, panel: Measured, format: Formatter): string {
	return value.shown === null ? (value.label ?? "–") : numberInWords(value.shown, panel, format);
}

export function numberInWords(value: number, panel: Measured, format: Formatter): string {
	if (panel.type === "share-right" || panel.type === "percentage-correct") return format.share(value / 100);
	return format.number(value, panel.type === "own-level" ? 0 : 1);
}

/** Without the unit, for a range whose second end carries it: "64–77 %". */
export function rangeInWords(low: number, high: number, panel: Measured, format: Formatter) {
	const percent = panel.type === "share-right" || panel.type === "percentage-correct";
	return {
		low: percent ? format.number(low, 0) : numberInWords(low, panel, format),
		high: numberInWords(high, panel, format),
	};
}

/** The median of a group, or null where there are too few. */
export function medianInWords(spread: GroupSpread, panel: Measured, format: Formatter): string | null {
	if (spread.code === "too-few" || spread.code === "unordered") return null;
	return spread.code === "ordinal" ? spread.median : numberInWords(spread.quartiles.median, panel, format);
}

/** "Schaal: % in één keer goed, 0–100" */
export function scaleInWords({ type, scale }: TimelinePanel, { t, measures, format }: GoalWords): string {
	const ends = { low: format.number(scale.low), high: format.number(scale.high) };
	if (type === "share-right") return t("scale.shareRight");
	if (type === "own-level") return t(scale.cut ? "scale.ownCut" : "scale.ownLevel", ends);
	const name = measures(type);
	if (scale.levels !== null) return t("scale.labels", { name });
	return t(scale.cut ? "scale.cut" : "scale.whole", { name, ...ends });
}

/** "Oefenen, per week" */
export function kindInWords(panel: Pick<TimelinePanel, "kind" | "adaptive">, t: GoalWords["t"]): string {
	if (panel.kind === "level") return t(panel.adaptive === "yes" ? "kinds.levelAdaptive" : "kinds.level");
	return t(`kinds.${panel.kind}`);
}

/** Where the pupil stands, for people: against the middle half, never a rank. Null: nothing may be said. */
export function standingInWords(panel: TimelinePanel, { t, format, tasksMin }: GoalWords): string | null {
	const { standing, spread } = panel.now;
	if (standing === null) return null;
	if (standing.code !== "placed") {
		if (standing.code === "elsewhere")
			return standing.group === null ? t("before") : t("elsewhere", { group: standing.group });
		if (standing.code === "too-few") return t("tooFew", { n: spread.n });
		return panel.kind === "practice" ? t("notEnough", { min: tasksMin }) : t("notComparable");
	}
	if (standing.distinguishable === false) return t("notDistinct");
	if (standing.middleHalf === null || spread.code !== "numeric") {
		const { below, n } = standing.position;
		return t("higher", { below, total: n });
	}
	const { lower, upper } = spread.quartiles;
	return t(`half.${standing.middleHalf}`, rangeInWords(lower, upper, panel, format));
}

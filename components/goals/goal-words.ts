import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { GroupSpread } from "@/lib/standing/group-standing";
import { positionEnd } from "@/lib/standing/position-end";
import type { StandingThresholds } from "@/lib/standing/settings";
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
	/** The thresholds of the school. */
	readonly thresholds: StandingThresholds;
}

type Measured = Pick<TimelinePanel, "type" | "decimals">;

/** A value in the notation of the language: "38 %", "7,5", "463", "B". */
export function valueInWords(value: Value, panel: Measured, format: Formatter): string {
	return value.shown === null ? (value.label ?? "–") : numberInWords(value.shown, panel, format);
}

export function numberInWords(value: number, panel: Measured, format: Formatter): string {
	return format.onScale(value, panel);
}

/** Without the unit, for a range whose second end carries it: "64–77 %". */
export function rangeInWords(low: number, high: number, panel: Measured, format: Formatter) {
	return { low: format.bareOnScale(low, panel), high: format.onScale(high, panel) };
}

/** The median of a group, or null where there are too few. */
export function medianInWords(spread: GroupSpread, panel: Measured, format: Formatter): string | null {
	if (spread.code === "too-few" || spread.code === "unordered") return null;
	return spread.code === "ordinal" ? spread.median : numberInWords(spread.quartiles.median, panel, format);
}

/** "groep 62 %" of the median, "groep: 62 % goed" of a part; null: nothing may be said. */
export function groupInWords(panel: TimelinePanel, { t, format }: GoalWords): string | null {
	const { share, spread } = panel.now;
	if (share) return t(`groupPart.${share.code}`, { share: format.share(share.ratio) });
	const median = medianInWords(spread, panel, format);
	return median === null ? null : t("group", { value: median });
}

/** "Schaal: % in één keer goed, 0–100" */
export function scaleInWords({ type, scale }: TimelinePanel, { t, measures, format }: GoalWords): string {
	const ends = { low: format.number(scale.low, 6), high: format.number(scale.high, 6) };
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
export function standingInWords(panel: TimelinePanel, { t, format, thresholds }: GoalWords): string | null {
	const { standing, spread } = panel.now;
	if (standing === null) return null;
	if (standing.code !== "placed") {
		if (standing.code === "elsewhere")
			return standing.group === null ? t("before") : t("elsewhere", { group: standing.group });
		if (standing.code === "too-few") return t("tooFew", { n: spread.n });
		return panel.kind === "practice" ? t("notEnough", { min: thresholds.evidenceMin }) : t("notComparable");
	}
	// Stuck, and like the group: then the median itself lies below the threshold of stuck.
	if (standing.distinguishable === false) return t(panel.now.state === "stuck" ? "groupLow" : "notDistinct");
	if (standing.middleHalf === null || spread.code !== "numeric") {
		const { below, equal, n } = standing.position;
		return t("higher", { at: positionEnd(standing.position), below, same: equal - 1, total: n });
	}
	const { lower, upper } = spread.quartiles;
	return t(`half.${standing.middleHalf}`, rangeInWords(lower, upper, panel, format));
}

/** The days that the figure of now rests on: "11 nov – 17 nov", or the one day; null: practice alone has such days. */
export function windowInWords({ now }: Pick<TimelinePanel, "now">, { t, format, today }: GoalWords): string | null {
	if (now.since === null || now.day === null) return null;
	const [from, to] = [format.day(now.since, today), format.day(now.day, today)];
	return from === to ? to : t("window", { from, to });
}

/** "11 van 29 tellen mee": of the figure of now. */
export function countedInWords({ now }: Pick<TimelinePanel, "now">, { t }: GoalWords): string {
	const { counted, tooLittle, without } = now.counts;
	return t("counted", { count: counted, total: counted + tooLittle + without });
}

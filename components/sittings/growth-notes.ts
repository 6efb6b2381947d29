import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { SittingPage } from "@/lib/queries/sittings/find-sitting-page";
import { differenceInWords } from "./sitting-words";

/** What can be said of growth at this test, and how sure; or why nothing can be said. */
export function growthNotes(page: SittingPage, t: Translator<"sittings">, format: Formatter): string[] {
	const { compared, sitting } = page;
	if (compared === null || compared.growth.code === "other-scale")
		return [t("growth.none"), t(sitting.family === null ? "growth.noFamily" : "growth.onlyOne")];
	const { growth } = compared;
	const measure = page.picture.main ?? { type: "skill-score" as const };
	const sameTest = compared.sitting.assessmentId === sitting.assessmentId;
	const scale =
		sameTest || sitting.family === null ? t("growth.sameTest") : t("growth.scale", { family: sitting.family.name });
	if (growth.code === "levels") {
		const said = growth.moved
			? t("growth.levels", { ...growth.moved, n: growth.n })
			: t("growth.levelsFew", { n: growth.n });
		return [said, scale];
	}
	const half = growth.spread?.code === "numeric" ? growth.spread.quartiles : null;
	const said = half
		? t("growth.hint", {
				count: growth.n,
				median: differenceInWords(half.median, measure, format),
				low: differenceInWords(half.lower, measure, format),
				high: differenceInWords(half.upper, measure, format),
			})
		: t("growth.few", { count: growth.n });
	const first = growth.pupils.find((pupil) => pupil.interval !== null && pupil.difference !== null);
	const sure =
		first?.interval && first.difference !== null
			? t("growth.within", { size: format.bareOnScale(first.interval.high - first.difference, measure) })
			: t("growth.unknown");
	return [said, scale, sure];
}

import { rangeInWords } from "@/components/goals/goal-words";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SittingPage, SittingPupil } from "@/lib/queries/sittings/find-sitting-page";
import { differenceInWords, scoreInWords } from "./sitting-words";
import { whoDoesNotCount } from "./who-counts";

/** How many made it, the middle, the middle half and the growth of the group; each with its n or why there is none. */
export async function SittingFigures({ page }: { page: SittingPage }) {
	const [t, measures, format] = await Promise.all([
		getTranslator("sittings"),
		getTranslator("measures"),
		getFormatter(),
	]);
	const { picture, pupils, compared } = page;
	const shown = picture.main ?? picture.levels[0] ?? null;
	const made = pupils.filter((pupil) => pupil.state === "final").length;
	const total = pupils.filter((pupil) => pupil.state !== "other-group").length;
	const figures: { value: string; words: string }[] = [
		{ value: t("figures.ofTotal", { count: made, total }), words: t("figures.made") },
	];
	const spread = shown?.spread;
	// The n of the median stands beside it, where it is not that of all who made the test.
	const over = { n: spread?.n ?? 0, made, all: spread?.n === made ? "yes" : "no" };
	if (shown && spread?.code === "numeric") {
		const words = (value: number) => scoreInWords(value, shown, format);
		const { lower, median, upper } = spread.quartiles;
		figures.push({ value: words(median), words: t("figures.median", { measure: measures(shown.type), ...over }) });
		const range = t("figures.range", rangeInWords(lower, upper, shown, format));
		figures.push({ value: range, words: t("figures.half") });
	}
	if (shown && spread?.code === "ordinal") {
		figures.push({ value: spread.median, words: t("figures.medianLevel", { measure: measures(shown.type), ...over }) });
		const range =
			spread.lower === spread.upper ? spread.lower : t("figures.range", { low: spread.lower, high: spread.upper });
		figures.push({ value: range, words: t("figures.half") });
	}
	if (spread?.code === "too-few" && made > 0)
		figures.push({ value: t("table.none"), words: t("figures.tooFew", { n: spread.n }) });
	const growth = compared?.growth;
	if (compared && growth?.code === "numeric") {
		const day = format.day(compared.sitting.day, page.today);
		figures.push(
			growth.spread?.code === "numeric"
				? {
						value: differenceInWords(growth.spread.quartiles.median, shown ?? { type: "skill-score" }, format),
						words: t("figures.growth", { day, count: growth.n }),
					}
				: { value: t("table.none"), words: t("figures.growthTooFew", { n: growth.n }) },
		);
	}
	const without = whoDoesNotCount(page, { t, measures, format });
	return (
		<div className="grid gap-1">
			<dl aria-label={t("figures.label")} className="flex flex-wrap gap-x-6 gap-y-2">
				{figures.map((figure) => (
					<div key={figure.words} className="flex flex-col-reverse">
						<dt className="text-s text-ink-3">{figure.words}</dt>
						<dd className="text-xl leading-tight font-strong">{figure.value}</dd>
					</div>
				))}
			</dl>
			{without === null ? null : <p className="text-s text-ink-2">{without}</p>}
		</div>
	);
}

const absentStates = ["missing", "in-progress", "withdrawn", "set-aside", "refused", "nothing", "other-group"] as const;

/** Who has no final result here, by name and by why, and who made it on another day. */
export async function AbsentPupils({ pupils, today }: { pupils: readonly SittingPupil[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	const nameOf = ({ name, elsewhere, countsIn }: SittingPupil) => {
		if (countsIn !== null) return t("absent.inGroup", { name, group: countsIn });
		return elsewhere === null ? name : t("absent.elsewhere", { name, day: format.day(elsewhere, today) });
	};
	const lines = absentStates.flatMap((state) => {
		const names = pupils.filter((pupil) => pupil.state === state).map(nameOf);
		return names.length === 0 ? [] : [t(`absent.${state}`, { names: format.list(names) })];
	});
	const replaced = pupils.filter((pupil) => pupil.state === "final" && pupil.refused !== null).map(nameOf);
	if (replaced.length > 0) lines.push(t("absent.newerRefused", { names: format.list(replaced) }));
	if (lines.length === 0) return null;
	return <p className="text-s text-ink-2">{lines.join(" ")}</p>;
}

import { numberInWords } from "@/components/goals/goal-words";
import { Notice } from "@/components/ui/notice";
import { prepareEffort } from "@/lib/charts/prepare-effort";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { amountOf, type EffortInput, type EffortPage } from "@/lib/queries/effort/find-effort-page";
import type { EffortAddress } from "./effort-address";
import { EffortPlot } from "./effort-plot";
import { EffortTable } from "./effort-table";
import { QuadrantList } from "./quadrant-list";

/** Effort beside result of one source: the dots, in words where they lie, and as a table. */
export async function EffortPanel({
	page,
	input,
	address,
}: {
	page: EffortPage;
	input: EffortInput;
	address: EffortAddress;
}) {
	const [t, measures, format] = await Promise.all([getTranslator("effort"), getTranslator("measures"), getFormatter()]);
	const { axis, source, members, quadrants, today } = page;
	if (source === null) return <Notice title={t("empty.practice.title")}>{t("empty.practice.text")}</Notice>;
	if (axis === null || axis.values.size === 0)
		return <Notice title={t("empty.result.title")}>{t("empty.result.text")}</Notice>;
	const points = page.efforts.flatMap((fact) => {
		const value = axis.values.get(fact.pupilId);
		return value ? [{ pupilId: fact.pupilId, effort: amountOf(fact, input.amount), result: value.shown }] : [];
	});
	const chart = prepareEffort(points, axis.type, quadrants.code === "placed" ? quadrants : null);
	const amount = t(`amounts.${input.amount}`);
	const resultOf = (value: number) => numberInWords(value, axis, format);
	const nameOf = (pupilId: string) => members.find((member) => member.pupilId === pupilId)?.name ?? "";
	const yTitle =
		axis.type === "share-right" || axis.type === "own-level"
			? t(`axis.${axis.type}`, { supplier: axis.supplier })
			: t("axis.test", {
					title: axis.title ?? "",
					measure: measures(axis.type),
					day: axis.day === null ? "" : format.day(axis.day, today),
				});
	return (
		<section className="panel px-3 py-2" aria-labelledby="plot">
			<h2 id="plot">{t("plot.title")}</h2>
			<p className="text-s text-ink-3">
				{t(quadrants.code === "placed" ? "plot.hint" : "plot.few", { n: points.length, total: members.length })}{" "}
				{t("plot.cause")} {axis.type === "own-level" ? t("plot.adaptive") : null}
			</p>
			<div className="grid gap-x-6 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
				<EffortPlot
					chart={chart}
					words={{
						group: t("plot.group", { n: chart.dots.length }),
						xTitle: amount,
						yTitle,
						xTicks: chart.xTicks.map((tick) => format.number(tick.value)),
						yTicks: chart.yTicks.map((tick) => resultOf(tick.value)),
						dots: chart.dots.map((dot) => ({
							name: nameOf(dot.pupilId),
							label: t("plot.dot", {
								name: nameOf(dot.pupilId),
								effort: format.number(dot.effort, 0),
								amount,
								result: resultOf(dot.result),
							}),
						})),
					}}
				/>
				<QuadrantList page={page} amount={amount} />
			</div>
			<EffortTable page={page} address={address} />
		</section>
	);
}

import { numberInWords } from "@/components/goals/goal-words";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { EffortPage } from "@/lib/queries/effort/find-effort-page";

const order = ["more-lower", "less-lower", "more-higher", "less-higher", "middle"] as const;

/** Where the dots lie, as facts with names; who has no dot is named too. */
export async function QuadrantList({ page, amount }: { page: EffortPage; amount: string }) {
	const [t, format] = await Promise.all([getTranslator("effort"), getFormatter()]);
	const { quadrants, members, axis } = page;
	if (quadrants.code !== "placed" || axis === null) return null;
	const namesOf = (belongs: (pupilId: (typeof members)[number]["pupilId"]) => boolean) => {
		const names = members.filter((member) => belongs(member.pupilId)).map((member) => member.name);
		return names.length === 0 ? t("quadrants.nobody") : format.list(names);
	};
	const without = members.filter((member) => !quadrants.quadrants.has(member.pupilId));
	return (
		<div className="pt-2">
			<h3>{t("quadrants.title")}</h3>
			<dl className="mt-1 grid gap-2 text-s">
				{order.map((quadrant) => (
					<div key={quadrant}>
						<dt className="text-ink-3">{t(`quadrants.${quadrant}`)}</dt>
						<dd>{namesOf((pupilId) => quadrants.quadrants.get(pupilId) === quadrant)}</dd>
					</div>
				))}
				{without.length === 0 ? null : (
					<div>
						<dt className="text-ink-3">{t("quadrants.none")}</dt>
						<dd>{format.list(without.map((member) => member.name))}</dd>
					</div>
				)}
			</dl>
			<p className="mt-2 text-s text-ink-3">
				{t("plot.medians", {
					effort: format.number(quadrants.effort),
					amount,
					measure: axis.type === "share-right" ? "right" : axis.type === "own-level" ? "level" : "other",
					result: numberInWords(quadrants.result, axis, format),
				})}
			</p>
		</div>
	);
}

import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { YearToClose } from "@/lib/queries/school-year/find-roll-over";

/** What ends with the year and what begins after it, side by side, in counts. */
export async function RollOverPanels({ year }: { year: YearToClose }) {
	const t = await getTranslator("schoolYear");
	const ends = ["groups", "pupils", "teachers", "subGroups", "leavers"] as const;
	return (
		<div className="grid items-start gap-3 md:grid-cols-2">
			<section className="panel grid gap-2 p-3" aria-labelledby="ends">
				<h2 id="ends">{t("ends.title")}</h2>
				<Amounts rows={ends.map((key) => [year[key], t(`ends.${key}`, { count: year[key] })])} />
			</section>
			<section className="panel grid gap-2 p-3" aria-labelledby="next">
				<h2 id="next">{t("next.title")}</h2>
				{year.newGroups === 0 ? (
					<Notice tone="late" title={t("next.none")}>
						{t("next.noneText")}
					</Notice>
				) : (
					<Amounts
						rows={[
							[year.newGroups, t("next.groups", { count: year.newGroups })],
							[year.newPupils, t("next.pupils", { count: year.newPupils })],
						]}
					/>
				)}
			</section>
		</div>
	);
}

async function Amounts({ rows }: { rows: readonly (readonly [number, string])[] }) {
	const format = await getFormatter();
	return (
		<ul className="grid gap-0.5">
			{rows.map(([count, words]) => (
				<li key={words} className="flex gap-2">
					<span className="min-w-6 text-right font-strong tabular-nums">{format.number(count, 0)}</span> {words}
				</li>
			))}
		</ul>
	);
}

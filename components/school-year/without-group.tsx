import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { YearToClose } from "@/lib/queries/school-year/find-roll-over";

/** Who stays at the school and has no group in the new year, the first by name. */
export async function WithoutGroup({ year }: { year: YearToClose }) {
	const [t, format] = await Promise.all([getTranslator("schoolYear"), getFormatter()]);
	const { withoutGroup, withoutGroupNames } = year;
	if (withoutGroup === null) return null;
	const more = withoutGroup - withoutGroupNames.length;
	return (
		<section className="panel p-3" aria-labelledby="without">
			<h2 id="without">
				{t("without.title")}{" "}
				<span className="font-normal text-ink-3 tabular-nums">({format.number(withoutGroup, 0)})</span>
			</h2>
			<p className="mt-1 max-w-[75ch] text-ink-2">{t(withoutGroup === 0 ? "without.none" : "without.text")}</p>
			{withoutGroup === 0 ? null : (
				<ul className="mt-2 grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
					{withoutGroupNames.map(({ pupilId, name, group }) => (
						<li key={pupilId}>
							{name} {group === null ? null : <span className="text-s text-ink-3">{t("without.from", { group })}</span>}
						</li>
					))}
					{more > 0 ? <li className="text-ink-3">{t("without.more", { count: more })}</li> : null}
				</ul>
			)}
		</section>
	);
}

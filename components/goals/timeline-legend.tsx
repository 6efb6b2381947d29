import { getTranslator } from "@/lib/i18n/server";

/** The key of the pictures, in the picture's own signs. */
export async function TimelineLegend({ name }: { name: string }) {
	const t = await getTranslator("goals");
	return (
		<ul aria-label={t("legend.title")} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-s text-ink-2">
			<li className="flex items-center gap-1.5">
				<svg width="12" height="12" aria-hidden="true">
					<circle className="chart-dot-self" cx="6" cy="6" r="4" />
				</svg>
				{name}
			</li>
			<li className="flex items-center gap-1.5">
				<svg width="10" height="14" aria-hidden="true">
					<path className="chart-interval" d="M5 1V13M2 1H8M2 13H8" />
				</svg>
				{t("legend.interval")}
			</li>
			<li className="flex items-center gap-1.5">
				<svg width="22" height="12" aria-hidden="true">
					<rect className="chart-band" x="0.5" y="1.5" width="21" height="9" />
				</svg>
				{t("legend.band")}
			</li>
			<li className="flex items-center gap-1.5">
				<svg width="22" height="12" aria-hidden="true">
					<path className="chart-median" d="M0 6H22" />
				</svg>
				{t("legend.median")}
			</li>
		</ul>
	);
}

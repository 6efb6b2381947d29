import { getTranslator } from "@/lib/i18n/server";

/** The key of the strips. */
export async function StripLegend({ givenName }: { givenName: string }) {
	const t = await getTranslator("pupils");
	return (
		<p className="flex flex-wrap gap-x-3 gap-y-0.5">
			<Entry>
				<svg width="12" height="12" aria-hidden="true">
					<circle className="chart-dot-self" cx="6" cy="6" r="5" />
				</svg>
				{t("legend.pupil", { name: givenName })}
			</Entry>
			<Entry>
				<svg width="18" height="12" aria-hidden="true">
					<path className="chart-interval" d="M0 6H18" />
				</svg>
				{t("legend.interval")}
			</Entry>
			<Entry>
				<svg width="6" height="12" aria-hidden="true">
					<circle className="chart-dot" cx="3" cy="6" r="2.2" />
				</svg>
				{t("legend.group")}
			</Entry>
			<Entry>
				<svg width="20" height="12" aria-hidden="true">
					<rect className="chart-band" x=".5" y="1.5" width="19" height="9" />
				</svg>
				{t("legend.middleHalf")}
			</Entry>
			<Entry>
				<svg width="4" height="12" aria-hidden="true">
					<path className="chart-median" d="M2 0V12" />
				</svg>
				{t("legend.median")}
			</Entry>
		</p>
	);
}

function Entry({ children }: { children: React.ReactNode }) {
	return <span className="inline-flex items-center gap-1 whitespace-nowrap">{children}</span>;
}

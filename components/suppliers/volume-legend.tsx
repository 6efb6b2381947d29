import { getTranslator } from "@/lib/i18n/server";

/** The key of the bars. */
export async function VolumeLegend() {
	const t = await getTranslator("suppliers");
	return (
		<p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-s text-ink-3">
			<Entry>
				<svg width="22" height="12" aria-hidden="true">
					<rect className="fill-band" width="22" height="12" />
				</svg>
				{t("legend.normal")}
			</Entry>
			<Entry>
				<svg width="6" height="12" aria-hidden="true">
					<rect className="fill-stuck" width="5" height="12" />
				</svg>
				{t("legend.unusual")}
			</Entry>
			<Entry>
				<svg width="10" height="12" aria-hidden="true">
					<rect className="fill-stuck" width="8" y="9" height="2.5" />
				</svg>
				{t("legend.missing")}
			</Entry>
			<span>{t("legend.kept")}</span>
		</p>
	);
}

function Entry({ children }: { children: React.ReactNode }) {
	return <span className="inline-flex items-center gap-1.5">{children}</span>;
}

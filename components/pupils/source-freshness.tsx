import { sourceName } from "@/components/provenance/source-names";
import { StatusShape } from "@/components/ui/status";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PageSource } from "@/lib/queries/pupils/find-pupil-page";

/** How fresh each source is: a clock and the day where it is later than agreed, and what still waits. */
export async function SourceFreshness({ sources, today }: { sources: readonly PageSource[]; today: string }) {
	const [t, goals, suppliers, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("goals"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	if (sources.length === 0) return null;
	return (
		<section className="panel p-3" aria-labelledby="freshness">
			<h2 id="freshness" className="text-m">
				{t("freshness")}
			</h2>
			<ul className="mt-1 grid gap-1 text-s">
				{sources.map((source) => {
					const when = source.lastDeliveryAt === null ? null : format.dayTime(source.lastDeliveryAt, today);
					return (
						<li key={source.connectionId} className={source.late ? "text-late" : "text-ink-2"}>
							<span className="inline-flex items-center gap-1">
								{source.late ? <StatusShape name="late" /> : null}
								<b>{sourceName(source, sources, suppliers)}</b>
							</span>{" "}
							{when === null ? goals("never") : goals(source.late ? "late" : "received", { when })}
							{source.held > 0 ? ` · ${goals("held", { count: source.held })}` : ""}
						</li>
					);
				})}
			</ul>
		</section>
	);
}

import { StatusShape } from "@/components/ui/status";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { FreshSource } from "@/lib/standing/fresh-sources";
import { sourceName } from "./source-names";

/** How fresh each source is: a clock and words where it is later than agreed, and what still waits. */
export async function FreshnessLine({ sources, today }: { sources: readonly FreshSource[]; today: string }) {
	const [t, suppliers, format] = await Promise.all([
		getTranslator("goals"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	return sources.map((source) => {
		const { connectionId, lastDeliveryAt, late, held } = source;
		const when = lastDeliveryAt === null ? null : format.dayTime(lastDeliveryAt, today);
		return (
			<span key={connectionId} className={`inline-flex items-center gap-1 ${late ? "text-late" : ""}`}>
				{late ? <StatusShape name="late" /> : null}
				{sourceName(source, sources, suppliers)}, {when === null ? t("never") : t(late ? "late" : "received", { when })}
				{held > 0 ? ` · ${t("held", { count: held })}` : ""}
			</span>
		);
	});
}

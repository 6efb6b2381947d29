import type { Act } from "@/components/acts/use-act";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type KnownDeviation, readingDays } from "@/lib/queries/suppliers/find-reading";
import { DeviationForm } from "./deviation-form";

/** Mistakes of a sender that can be let in: first those that came or are let in, the others folded away. */
export async function DeviationList({
	connectionId,
	deviations,
	deviate,
	today,
}: {
	connectionId: string;
	deviations: readonly KnownDeviation[];
	/** Null: this connection takes no decisions. */
	deviate: Act<unknown> | null;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("reading"), getFormatter()]);
	const matters = ({ letIn, refused, taken }: KnownDeviation) => letIn !== null || refused > 0 || taken > 0;
	const [shown, others] = [deviations.filter(matters), deviations.filter((one) => !matters(one))];
	const list = (some: readonly KnownDeviation[]) => (
		<ul className="mt-1 grid gap-2">
			{some.map((one) => (
				<li key={one.name} className="grid gap-1 border-t border-line pt-1">
					<span>{t(`deviations.names.${one.name}` as "deviations.names.group-activity")}</span>
					<span className="text-s text-ink-3">{stateOf(one)}</span>
					{deviate ? (
						<DeviationForm
							action={deviate}
							connectionId={connectionId}
							deviation={one.name}
							isLet={one.letIn !== null}
						/>
					) : null}
				</li>
			))}
		</ul>
	);
	return (
		<div>
			<h3 className="text-m font-strong">{t("deviations.title")}</h3>
			<p className="max-w-[70ch] text-s text-ink-2">{t("deviations.text")}</p>
			{shown.length > 0 ? list(shown) : <p className="mt-1 text-s">{t("deviations.none")}</p>}
			{others.length > 0 ? (
				<details className="mt-1">
					<summary className="opener">{t("deviations.others", { count: others.length })}</summary>
					{list(others)}
				</details>
			) : null}
		</div>
	);

	function stateOf({ letIn, refused, taken }: KnownDeviation): string {
		const counts = t("deviations.counts", {
			...{ refused, refusedText: format.number(refused, 0), taken, takenText: format.number(taken, 0) },
			days: readingDays,
		});
		return letIn === null
			? `${t("deviations.off")} ${counts}`
			: `${t("deviations.on", { by: letIn.by, at: format.dayTime(letIn.at, today) })} ${counts}`;
	}
}

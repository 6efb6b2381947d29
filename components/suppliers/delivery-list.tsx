import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { DeliveryReason, DeliveryRow } from "@/lib/queries/suppliers/list-deliveries";
import type { SupplierRow } from "@/lib/queries/suppliers/list-suppliers";

const counts = ["received", "written", "unchanged", "stale", "notUsed", "held", "rejected"] as const;
const cell = "px-2 py-1 whitespace-nowrap";

/** The last deliveries of a connection: every record is in one of the columns, and what was not written says why. */
export async function DeliveryList({
	supplier,
	deliveries,
	today,
	pages,
}: {
	supplier: SupplierRow;
	deliveries: readonly DeliveryRow[];
	today: string;
	/** The ways to older and newer ones. */
	pages: ReactNode;
}) {
	const [t, format] = await Promise.all([getTranslator("suppliers"), getFormatter()]);
	if (deliveries.length === 0)
		return <p className="text-ink-2">{supplier.roster ? t("details.noneRoster") : t("details.none")}</p>;
	return (
		<div className="grid grid-cols-1 gap-2">
			<div className="panel">
				<div className="overflow-x-auto">
					<table className="w-full border-collapse">
						<caption className="sr-only">{t("details.title", { supplier: supplier.supplier })}</caption>
						<thead>
							<tr className="text-s text-ink-3">
								<th scope="col" className={`${cell} font-normal`}>
									{t("details.receivedAt")}
								</th>
								{counts.map((name) => (
									<th key={name} scope="col" className={`${cell} text-right font-normal`}>
										{t(`details.${name}`)}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{deliveries.map((delivery) => (
								<Fragment key={delivery.deliveryId}>
									<tr className="border-t border-line">
										<th scope="row" className={`${cell} font-normal`}>
											{format.dayTime(delivery.receivedAt, today)}
										</th>
										{counts.map((name) => (
											<td key={name} className={`${cell} text-right ${toneOf(name, delivery[name])}`}>
												{format.number(delivery[name], 0)}
											</td>
										))}
									</tr>
									{delivery.reasons.length > 0 ? (
										<tr>
											<td colSpan={counts.length + 1} className="px-2 pb-2 sm:pl-6">
												<Reasons reasons={delivery.reasons} />
											</td>
										</tr>
									) : null}
								</Fragment>
							))}
						</tbody>
					</table>
				</div>
				{pages}
			</div>
			<p className="flex flex-wrap gap-x-4 text-s text-ink-3">
				<span>{t("details.held60")}</span>
				<Link href={`/quality?connection=${supplier.connectionId}`} className="link">
					{t("details.quality")}
				</Link>
				<Link href="/help#deliveries" className="link">
					{t("details.outcomes")}
				</Link>
			</p>
		</div>
	);
}

function toneOf(name: (typeof counts)[number], value: number): string {
	if (value === 0) return "text-ink-3";
	return name === "held" || name === "rejected" ? "font-strong" : "";
}

async function Reasons({ reasons }: { reasons: readonly DeliveryReason[] }) {
	const [t, words, format] = await Promise.all([getTranslator("suppliers"), getTranslator("reasons"), getFormatter()]);
	if (reasons.length === 0) return null;
	return (
		<ul className="grid gap-0.5 text-s text-ink-2">
			{reasons.map((reason) => {
				const key = reason.code as Parameters<typeof words>[0];
				// A code that a later version of a standard's folder may bring is shown as it is.
				const said = words.has(key) ? words(key) : reason.code;
				return (
					<li key={`${reason.outcome} ${reason.code}`}>
						{t("details.reasonLine", { count: format.number(reason.count, 0), reason: said })}
						{reason.path ? (
							<span className="ml-2 font-mono text-xs break-all text-ink-3">
								{t("details.reasonPlace", { path: reason.path })}
							</span>
						) : null}
					</li>
				);
			})}
		</ul>
	);
}

import Link from "next/link";
import type { ReactNode } from "react";
import { normalDay, normalDays } from "@/lib/charts/normal-day";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SupplierRow } from "@/lib/queries/suppliers/list-suppliers";
import type { DayVolume } from "@/lib/queries/suppliers/list-volume";

/** Today against a normal day, and the three counts that ask for somebody; each says its rule and leads on. */
export async function SupplierFigures({
	row,
	days,
	unknownPupils,
	today,
}: {
	row: SupplierRow;
	/** Of twelve weeks: a normal day is counted from them. */
	days: readonly DayVolume[];
	/** Pupils whom records wait for. */
	unknownPupils: number;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("suppliers"), getFormatter()]);
	// Received and rejected on the days that the heading counts too: one word, one number.
	const { units, held, connectionId, received, rejected } = row;
	const normal = normalDay(days, today, row.holidays);
	const now = days.find(({ day }) => day === today)?.received ?? 0;
	const count = (value: number) => format.number(value, 0);
	return (
		<section aria-label={t("opened.figures")}>
			<dl className="panel grid sm:grid-cols-2 xl:grid-cols-4">
				<Figure name={t("opened.today")} value={count(now)}>
					{normal.median === null
						? t("opened.noNormal", { days: normal.days, fewest: normalDays.fewest })
						: t("opened.normal", { count: count(normal.median), days: normal.days })}
				</Figure>
				<Figure name={t("opened.held")} value={count(unknownPupils)}>
					{t("opened.heldText", { count: held })}
					{held > 0 ? <Way href={`/quality?connection=${connectionId}`}>{t("opened.heldLink")}</Way> : null}
				</Figure>
				<Figure name={t("opened.unmapped")} value={units.total === 0 ? "–" : count(units.unmapped)}>
					{units.total === 0
						? t("opened.noUnits")
						: t("opened.unmappedText", { unmapped: count(units.unmapped), total: count(units.total) })}
					{units.unmapped > 0 ? (
						<Way href={`/mapping?connection=${connectionId}`}>{t("opened.unmappedLink")}</Way>
					) : null}
				</Figure>
				<Figure name={t("opened.rejected")} value={received === 0 ? "–" : format.share(rejected / received)}>
					{t("opened.rejectedText", { rejected: count(rejected), received: count(received) })}
					{rejected > 0 ? <Way href={`/quality?connection=${connectionId}`}>{t("opened.rejectedLink")}</Way> : null}
				</Figure>
			</dl>
		</section>
	);
}

function Figure({ name, value, children }: { name: string; value: string; children: ReactNode }) {
	return (
		<div className="border-line p-4 not-first:border-t sm:not-first:border-t-0 sm:even:border-l sm:nth-[n+3]:border-t xl:nth-[n+3]:border-t-0 xl:not-first:border-l">
			<dt className="text-s text-ink-3">{name}</dt>
			<dd className="mt-0.5 text-xl font-strong tabular-nums">{value}</dd>
			<dd className="mt-0.5 text-s text-ink-2">{children}</dd>
		</div>
	);
}

function Way({ href, children }: { href: string; children: ReactNode }) {
	return (
		<>
			{" "}
			<Link className="link" href={href}>
				{children}
			</Link>
		</>
	);
}

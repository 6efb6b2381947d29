import Link from "next/link";
import type { ReactNode } from "react";
import { ColumnHeads } from "@/components/ui/column-heads";
import { prepareVolume } from "@/lib/charts/prepare-volume";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SupplierDescription } from "@/lib/queries/suppliers/describe-supplier";
import { type SupplierRow, volumeDays } from "@/lib/queries/suppliers/list-suppliers";
import { SupplierState } from "./supplier-state";
import { causeInWords, standardInWords } from "./supplier-words";
import { VolumeBars } from "./volume-bars";

export interface DescribedSupplier {
	readonly row: SupplierRow;
	readonly description: SupplierDescription;
}

/** One row a connection; its name opens its page. */
export async function SupplierTable({ suppliers, today }: { suppliers: readonly DescribedSupplier[]; today: string }) {
	const t = await getTranslator("suppliers");
	const heads = ["supplier", "state", "last", "volume", "lastDay", "held", "rejected", "unmapped", "cause"] as const;
	return (
		<section className="panel overflow-x-auto" aria-label={t("title")}>
			<table className="w-full border-collapse">
				<ColumnHeads
					heads={heads}
					word={(head) => t(`columns.${head}`)}
					cell={`${cell} align-bottom`}
					classOf={classOf}
				/>
				<tbody>
					{suppliers.map((supplier) => (
						<Row key={supplier.row.connectionId} {...supplier} today={today} />
					))}
				</tbody>
			</table>
		</section>
	);
}

const cell = "px-1.5 py-2 first:pl-3 xl:px-2 xl:last:pr-3";
const classOf: Readonly<Record<string, string>> = {
	lastDay: "text-right",
	held: "text-right",
	rejected: "text-right",
	unmapped: "text-right",
	cause: "hidden xl:table-cell",
};

async function Row({ row, description, today }: DescribedSupplier & { today: string }) {
	const [t, format] = await Promise.all([getTranslator("suppliers"), getFormatter()]);
	const volume = prepareVolume(row.days, today, volumeDays, row.holidays);
	const { roster, rejected } = row;
	const cause = causeInWords(t, format, description.causes[0], today);
	const asks = description.causes[0].code !== "fine";
	const started = row.lastDeliveryAt !== null;
	return (
		<tr className="border-b border-line">
			<th scope="row" className={`${cell} font-normal`}>
				<Link
					href={`/suppliers/${row.connectionId}`}
					className="link inline-flex min-h-6 items-center font-strong lg:whitespace-nowrap"
				>
					{row.supplier}
				</Link>
				<p className="text-s text-ink-3">{standardInWords(t, row.standard)}</p>
				<p className={`max-w-72 text-s xl:hidden ${asks ? "text-ink" : "text-ink-3"}`}>{cause}</p>
			</th>
			<td className={cell}>
				<SupplierState state={description.state} word={t(`states.${description.state}`)} />
			</td>
			<td className={`${cell} whitespace-nowrap ${description.state === "late" ? "text-late" : ""}`}>
				{row.lastDeliveryAt ? format.dayTime(row.lastDeliveryAt, today) : <Muted>{t("notYet")}</Muted>}
			</td>
			<td className={cell}>
				{roster ? (
					<RosterVolume row={row} />
				) : volume.regular && volume.lastDay ? (
					<VolumeBars
						model={volume}
						label={t("picture", {
							supplier: row.supplier,
							days: volume.daysWithRecords,
							received: format.number(volume.lastDay.received, 0),
							day: format.day(volume.lastDay.day),
						})}
					/>
				) : (
					<Muted>
						{volume.daysWithRecords > 0
							? t("someDays", { days: volume.daysWithRecords })
							: t(started ? "noRecentRecords" : "noRecords")}
					</Muted>
				)}
			</td>
			<td className={`${cell} text-right`}>
				{volume.lastDay ? (
					<>
						{format.number(volume.lastDay.received, 0)}
						<p className="text-s whitespace-nowrap text-ink-3">{format.day(volume.lastDay.day)}</p>
					</>
				) : (
					<Nothing />
				)}
			</td>
			<Count value={started && !roster ? row.held : null} text={format.number(row.held, 0)} />
			<Count value={started && !roster ? rejected : null} text={format.number(rejected, 0)} />
			<td className={`${cell} text-right whitespace-nowrap ${row.units.unmapped > 0 ? "font-strong" : ""}`}>
				{row.units.total > 0 ? (
					t("unmappedOf", {
						unmapped: format.number(row.units.unmapped, 0),
						total: format.number(row.units.total, 0),
					})
				) : (
					<Nothing />
				)}
			</td>
			<td className={`${cell} ${classOf.cause} min-w-44 text-s ${asks ? "text-ink" : "text-ink-3"}`}>
				{description.causes.map((one) => (
					<p key={one.code}>{causeInWords(t, format, one, today)}</p>
				))}
			</td>
		</tr>
	);
}

async function RosterVolume({ row }: { row: SupplierRow }) {
	const t = await getTranslator("suppliers");
	return <Muted>{row.pulls ? t("pulls", { pulls: row.pulls.done }) : t("files", { files: row.rosterFiles })}</Muted>;
}

function Count({ value, text }: { value: number | null; text: string }) {
	return <td className={`${cell} text-right ${value ? "font-strong" : ""}`}>{value === null ? <Nothing /> : text}</td>;
}

function Nothing() {
	return <span className="text-ink-3">–</span>;
}

function Muted({ children }: { children: ReactNode }) {
	return <span className="text-s text-ink-3">{children}</span>;
}

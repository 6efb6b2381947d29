import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { standardInWords } from "@/components/suppliers/supplier-words";
import { Caret } from "@/components/ui/caret";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { CauseRow } from "@/lib/queries/quality/list-causes";
import { writeCauseKey } from "@/lib/queries/quality/quality-filter";
import { OutcomeMark } from "./outcome-mark";
import { type QualityAddress, qualityHref } from "./quality-address";
import { reasonInWords, wayOf } from "./quality-words";

const heads = ["cause", "supplier", "records", "first", "last", "remedy"] as const;
const cell = "px-2 py-2 align-top first:pl-3 last:pr-3";
const hidden: Readonly<Record<string, string>> = { first: "hidden xl:table-cell", remedy: "hidden lg:table-cell" };

/** One row a cause; the one that the address names is unfolded. */
export async function CauseTable({
	causes,
	address,
	today,
	details,
}: {
	causes: readonly CauseRow[];
	address: QualityAddress;
	today: string;
	details: ReactNode;
}) {
	const t = await getTranslator("quality");
	return (
		<section className="panel overflow-x-auto" aria-label={t("title")}>
			<table className="w-full border-collapse">
				<ColumnHeads
					heads={heads}
					word={(head) => t(`columns.${head}`)}
					cell={cell}
					classOf={{ ...hidden, records: "text-right" }}
				/>
				<tbody>
					{causes.map((cause) => {
						const key = writeCauseKey(cause);
						const open = key === address.cause;
						return (
							<Fragment key={key}>
								<Row
									cause={cause}
									today={today}
									open={open}
									href={qualityHref(address, { cause: open ? null : key })}
								/>
								{open ? (
									<tr className="border-b border-line bg-sunken last:border-b-0">
										<td colSpan={heads.length} className="p-0">
											{details}
										</td>
									</tr>
								) : null}
							</Fragment>
						);
					})}
				</tbody>
			</table>
		</section>
	);
}

interface RowProps {
	readonly cause: CauseRow;
	readonly today: string;
	readonly open: boolean;
	readonly href: string;
}

async function Row({ cause, today, open, href }: RowProps) {
	const [t, words, suppliers, format] = await Promise.all([
		getTranslator("quality"),
		getTranslator("reasons"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	const reason = reasonInWords(words, cause.code);
	return (
		<tr className={`border-b border-line last:border-b-0 ${open ? "bg-sunken" : ""}`}>
			<th scope="row" className={`${cell} min-w-52 font-normal`}>
				<Link
					href={href}
					scroll={false}
					aria-expanded={open}
					aria-label={t("open", { cause: reason, supplier: cause.supplier })}
					className="link-quiet flex min-h-6 items-baseline gap-2 font-strong"
				>
					<Caret open={open} />
					<span>{reason}</span>
				</Link>
				<p className="pl-4 text-s text-ink-3">
					<OutcomeMark outcome={cause.outcome} word={t(`outcomes.${cause.outcome}`)} />
				</p>
				<div className="max-w-96 pl-4 lg:hidden">
					<RemedyWords cause={cause} />
				</div>
			</th>
			<td className={cell}>
				{cause.supplier}
				<p className="text-s text-ink-3">{standardInWords(suppliers, cause.standard)}</p>
			</td>
			<td className={`${cell} text-right`}>
				<span className="font-strong">{format.number(cause.records, 0)}</span>
				<p className="text-s whitespace-nowrap text-ink-3">
					{t("deliveries", { count: cause.deliveries, countText: format.number(cause.deliveries, 0) })}
				</p>
			</td>
			<td className={`${cell} whitespace-nowrap ${hidden.first}`}>{format.dayTime(cause.firstAt, today)}</td>
			<td className={`${cell} whitespace-nowrap`}>{format.dayTime(cause.lastAt, today)}</td>
			<td className={`${cell} max-w-96 ${hidden.remedy}`}>
				<RemedyWords cause={cause} />
			</td>
		</tr>
	);
}

async function RemedyWords({ cause: { remedy, connectionId } }: { cause: CauseRow }) {
	const t = await getTranslator("quality");
	const way = wayOf(remedy, connectionId);
	return (
		<p className="text-s text-ink-2">
			{t(`remedies.${remedy}`)}{" "}
			{way ? (
				<Link href={way.href} className="link whitespace-nowrap">
					{t(`ways.${way.key}`)}
				</Link>
			) : null}
		</p>
	);
}

import Link from "next/link";
import { ColumnHeads } from "@/components/ui/column-heads";
import { isolate } from "@/lib/i18n/direction/isolate";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { AuditDetail, AuditRow } from "@/lib/queries/audit/list-audit";
import { type AuditAddress, auditHref } from "./audit-address";
import { actionInWords, subjectKeyInWords, valueInWords } from "./audit-words";

const heads = ["when", "by", "action", "subject", "sealed"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** One row an event: who did what, and the ids that it was about with the names that they have now. */
export async function AuditTable({
	rows,
	address,
	today,
}: {
	rows: readonly AuditRow[];
	address: AuditAddress;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("audit"), getFormatter()]);
	return (
		<table className="w-full border-collapse">
			<ColumnHeads heads={heads} word={(head) => t(`columns.${head}`)} cell={cell} />
			<tbody>
				{rows.map((row) => (
					<tr key={row.id} className="border-b border-line last:border-b-0">
						<td className={`${cell} whitespace-nowrap`}>{format.dayTime(row.at, today)}</td>
						<td className={cell}>{row.by ?? <span className="text-ink-3">{t("system")}</span>}</td>
						<td className={cell}>{actionInWords(row.action, t)}</td>
						<td className={cell}>
							<dl className="-my-0.5 flex flex-wrap gap-x-3">
								{row.details.map((detail) => (
									<div key={detail.key} className="flex min-w-0 items-baseline gap-1">
										<dt className="text-ink-3">{subjectKeyInWords(detail, t)}</dt>
										<dd className="min-w-0">
											<DetailValue
												detail={detail}
												shown={valueInWords(detail, t)}
												address={address}
												label={t("onlyId")}
											/>
										</dd>
									</div>
								))}
							</dl>
						</td>
						<td className={`${cell} text-s text-ink-3`}>{t(row.sealed ? "sealed" : "waiting")}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** An id leads to all that was about it; without a name its beginning is shown and the whole of it told. */
function DetailValue({
	detail,
	shown,
	address,
	label,
}: {
	detail: AuditDetail;
	/** Of a value that is no id. */
	shown: string;
	address: AuditAddress;
	label: string;
}) {
	const { value, name } = detail;
	if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return <span className="break-all">{shown}</span>;
	return (
		<Link
			href={auditHref(address, { about: value })}
			title={`${label}: ${isolate(value)}`}
			className="link-quiet inline-flex min-h-6 items-center"
		>
			{name ?? <code className="text-s">{value.slice(0, 8)}…</code>}
			<span className="sr-only"> ({label})</span>
		</Link>
	);
}

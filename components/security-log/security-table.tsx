import Link from "next/link";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SecurityEventRow } from "@/lib/queries/security-log/select-security-events";
import { type SecurityAddress, securityHref } from "./security-address";
import { eventInWords, placeInWords } from "./security-words";

const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** One row a line: when, whose account, what and where from. A refusal stands out by its weight, not by colour alone. */
export async function SecurityTable({
	rows,
	address,
	today,
}: {
	rows: readonly SecurityEventRow[];
	/** Null: they are all of one person, who is not named. */
	address: SecurityAddress | null;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("securityLog"), getFormatter()]);
	const heads = ["when", ...(address ? (["account"] as const) : []), "event", "where"] as const;
	return (
		<table className="w-full border-collapse">
			<ColumnHeads heads={heads} word={(head) => t(`columns.${head}`)} cell={cell} />
			<tbody>
				{rows.map((row) => (
					<tr key={row.id} className="border-b border-line last:border-b-0">
						<td className={`${cell} whitespace-nowrap`}>{format.dayTime(row.at, today)}</td>
						{address ? (
							<td className={cell}>
								<Link
									href={securityHref(address, { of: row.userId })}
									className="link-quiet -my-1 inline-flex min-h-6 items-center"
								>
									{row.name}
								</Link>
							</td>
						) : null}
						<td className={`${cell} ${row.event.endsWith("refused") ? "font-strong" : ""}`}>{eventInWords(row, t)}</td>
						<td className={`${cell} text-ink-2`}>{placeInWords(row, t)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

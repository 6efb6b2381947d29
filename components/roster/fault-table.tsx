"use client";
import { ColumnHeads } from "@/components/ui/column-heads";
import type { RosterFault } from "@/lib/domain/roster";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Faults of a file, each with where it is, what it is and how to mend it; the value itself is never repeated. */
export function FaultTable({ title, faults }: { title: string; faults: readonly RosterFault[] }) {
	const t = useTranslations("roster");
	const shown = faults.slice(0, mostShown);
	const known = (code: string) => (t.has(`fault.${code as "other"}`) ? (code as "other") : "other");
	return (
		<section className="panel overflow-x-auto" aria-label={title}>
			<h2 className="px-3 pt-2">{title}</h2>
			<table className="w-full border-collapse">
				<ColumnHeads heads={["place", "what", "mend"] as const} word={(head) => t(`faultTable.${head}`)} cell={cell} />
				<tbody>
					{shown.map(({ code, file, line, field }, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: two faults may be alike in all, and the list never moves
						<tr key={index} className="border-b border-line last:border-b-0">
							<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
								{file || t("faultTable.wholeFile")}
								{line === null ? null : <span className="text-ink-3"> · {t("faultTable.line", { line })}</span>}
								{field === null ? null : <p className="text-s text-ink-3">{field}</p>}
							</th>
							<td className={cell}>{t(`fault.${known(code)}`)}</td>
							<td className={`${cell} text-ink-2`}>{t(`mend.${known(code)}`)}</td>
						</tr>
					))}
				</tbody>
			</table>
			{faults.length > shown.length ? (
				<p className="px-3 py-2 text-s text-ink-3">{t("faultTable.more", { count: shown.length })}</p>
			) : null}
		</section>
	);
}

const mostShown = 50;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

import Link from "next/link";
import { SupplierState } from "@/components/suppliers/supplier-state";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { BoardSchool } from "@/lib/queries/boards/list-board-schools";

const states = ["active", "late", "error", "held", "paused", "asked"] as const;
const heads = ["school", "waiting", "states", "last"] as const;
const cell = "px-1.5 py-2 first:pl-3 last:pr-3 xl:px-2";

/** A row a school; its name opens its connections. */
export async function BoardTable({
	boardId,
	schools,
	today,
}: {
	boardId: string;
	schools: readonly BoardSchool[];
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("boards"), getFormatter()]);
	return (
		<div className="relative overflow-x-auto">
			<table className="w-full border-collapse">
				<ColumnHeads
					heads={heads}
					word={(head) => t(`columns.${head}`)}
					cell={`${cell} text-left align-bottom`}
					classOf={{ last: "hidden sm:table-cell" }}
				/>
				<tbody>
					{schools.map(({ schoolId, name, connections }) => {
						const { waiting, lastDeliveryAt } = connections;
						const last = lastDeliveryAt ? format.dayTime(lastDeliveryAt, today) : t("notYet");
						const some = states.filter((state) => connections[state] > 0);
						return (
							<tr key={schoolId} className="border-b border-line align-top last:border-b-0">
								<th scope="row" className={`${cell} text-left font-normal`}>
									<Link
										href={`/boards/${boardId}/schools/${schoolId}`}
										className="link inline-flex min-h-6 items-center font-strong"
									>
										{name}
									</Link>
									<p className="text-s text-ink-3 sm:hidden">{t("lastOn", { last })}</p>
								</th>
								<td className={`${cell} ${waiting > 0 ? "font-strong" : "text-ink-3"}`}>
									{t("waiting", { count: waiting })}
								</td>
								<td className={cell}>
									{some.length === 0 ? (
										<span className="text-ink-3">{t("noConnections")}</span>
									) : (
										<ul className="flex flex-wrap gap-x-4 gap-y-1">
											{some.map((state) => (
												<li key={state}>
													<SupplierState state={state} word={t(`states.${state}`, { count: connections[state] })} />
												</li>
											))}
										</ul>
									)}
								</td>
								<td className={`${cell} hidden whitespace-nowrap sm:table-cell ${lastDeliveryAt ? "" : "text-ink-3"}`}>
									{last}
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

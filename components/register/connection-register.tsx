import { scopeWords } from "@/components/connections/connection-words";
import { standardInWords } from "@/components/suppliers/supplier-words";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { RegisteredConnection } from "@/lib/queries/register/get-processing-register";

const cell = "py-1.5 pr-3 text-left align-top";
const columns = ["supplier", "brings", "agreement", "kept", "since"] as const;

/** The suppliers that deliver or read: what for, by which agreement, with whom else, and since when. */
export async function ConnectionRegister({
	connections,
	today,
}: {
	connections: readonly RegisteredConnection[];
	today: string;
}) {
	const [t, suppliers, words, format] = await Promise.all([
		getTranslator("register"),
		getTranslator("suppliers"),
		getTranslator("connections"),
		getFormatter(),
	]);
	if (connections.length === 0) return <p>{t("suppliers.none")}</p>;
	return (
		<div className="overflow-x-auto print:overflow-visible">
			<table className="w-full min-w-[40rem] border-collapse print:min-w-0">
				<ColumnHeads heads={columns} word={(column) => t(`suppliers.${column}`)} cell={cell} />
				<tbody>
					{connections.map(({ connectionId, supplier, standard, state, scopes, activatedAt, revokedAt, terms }) => (
						<tr key={connectionId} className="break-inside-avoid border-b border-line last:border-b-0">
							<th scope="row" className={`${cell} font-strong`}>
								{supplier}
								<p className="text-s font-normal text-ink-3">{suppliers(`states.${state as "active"}`)}</p>
							</th>
							<td className={cell}>
								{standardInWords(suppliers, standard)}
								<p className="text-s text-ink-3">{format.list(scopes.map((scope) => scopeWords(words, scope)))}</p>
								{terms ? <p className="text-s">{terms.purpose}</p> : null}
							</td>
							<td className={cell}>
								{terms
									? t("suppliers.agreed", {
											version: terms.agreement.version,
											day: format.day(terms.agreement.signedOn, today),
										})
									: t("suppliers.notAgreed")}
								{terms ? (
									<p className="text-s text-ink-3">
										{terms.subProcessors.length === 0
											? t("suppliers.noOthers")
											: t("suppliers.others", { names: format.list(terms.subProcessors) })}
									</p>
								) : null}
							</td>
							<td className={cell}>
								{terms
									? t("suppliers.days", { days: format.number(terms.retentionDays, 0) })
									: t("suppliers.schoolDays")}
							</td>
							<td className={cell}>
								{activatedAt ? format.day(activatedAt, today) : t("suppliers.notYet")}
								{revokedAt ? (
									<p className="text-s text-ink-3">{t("suppliers.until", { day: format.day(revokedAt, today) })}</p>
								) : null}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

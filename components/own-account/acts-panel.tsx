import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { AccountEventRow } from "@/lib/queries/accounts/list-account-events";
import { MarkSeen } from "./mark-seen";

const heads = ["when", "what", "by"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** What others did to the account, and who they were; what was not seen before says so. */
export async function ActsPanel({
	events,
	today,
	markSeen,
}: {
	events: readonly AccountEventRow[];
	today: string;
	markSeen: (newest: string) => Promise<unknown>;
}) {
	const [t, acts, format] = await Promise.all([
		getTranslator("ownAccount"),
		getTranslator("accountActs"),
		getFormatter(),
	]);
	const [newest] = events;
	return (
		<section className="panel" aria-labelledby="acts">
			<div className="p-3">
				<h2 id="acts">{t("acts.title")}</h2>
				<p className="mt-0.5 max-w-[75ch] text-ink-2">{t("acts.text")}</p>
			</div>
			{newest === undefined ? (
				<p className="px-3 pb-3">{t("acts.none")}</p>
			) : (
				<div className="relative overflow-x-auto">
					<table className="w-full border-collapse">
						<ColumnHeads heads={heads} word={(head) => t(`acts.columns.${head}`)} cell={cell} />
						<tbody>
							{events.map((event) => (
								<tr key={event.id} className="border-b border-line last:border-b-0">
									<td className={`${cell} whitespace-nowrap`}>{format.dayTime(event.at, today)}</td>
									<td className={`${cell} ${event.seen ? "" : "font-strong"}`}>
										{acts(event.act)}
										{event.seen ? null : <span className="text-accent"> · {t("acts.new")}</span>}
									</td>
									<td className={`${cell} text-ink-2`}>
										{event.bySelf ? t("acts.self") : (event.by ?? t("acts.operator"))}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
			{newest !== undefined && events.some(({ seen }) => !seen) ? (
				<MarkSeen newest={newest.id} action={markSeen} />
			) : null}
		</section>
	);
}

import { eventInWords, placeInWords } from "@/components/security-log/security-words";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { BoardLogRow } from "@/lib/queries/boards/list-board-log";

const heads = ["when", "account", "event", "by"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** What happened to the accounts of the board: when, whose, what, and where from or by whom. */
export async function BoardLogTable({ rows, today }: { rows: readonly BoardLogRow[]; today: string }) {
	const [t, security, acts, audit, format] = await Promise.all([
		getTranslator("boards"),
		getTranslator("securityLog"),
		getTranslator("accountActs"),
		getTranslator("audit"),
		getFormatter(),
	]);
	return (
		<table className="w-full border-collapse">
			<ColumnHeads heads={heads} word={(head) => t(`log.columns.${head}`)} cell={cell} />
			<tbody>
				{rows.map(({ id, at, name, what }) => (
					<tr key={id} className="border-b border-line last:border-b-0">
						<td className={`${cell} whitespace-nowrap`}>{format.dayTime(at, today)}</td>
						<td className={cell}>{name}</td>
						<td className={cell}>{what.kind === "security" ? eventInWords(what, security) : actInWords(what.act)}</td>
						<td className={`${cell} text-ink-2`}>
							{what.kind === "security" ? placeInWords(what, security) : byInWords(what)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);

	/** Of others, or one's own; what another version wrote keeps its own word. */
	function actInWords(act: string): string {
		const [others, own] = [act as "recovered", `actions.${act}` as "actions.account.link"];
		if (acts.has(others)) return acts(others);
		return audit.has(own) ? audit(own) : act;
	}

	function byInWords({ by, bySelf }: { by: string | null; bySelf: boolean }): string {
		return bySelf ? t("log.self") : (by ?? t("log.operator"));
	}
}

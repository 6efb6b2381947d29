import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ViewRow } from "@/lib/queries/views/select-views";
import { screenInWords } from "./viewer-words";

/** A look at one pupil, or one of all looks at the school, which says at whom. */
type Look = ViewRow & { readonly pupil?: string | null; readonly onDate?: string | null };

/** Who looked at a pupil, newest first; with `atWhom` whom each look was at. */
export async function ViewTable({
	views,
	today,
	atWhom = false,
}: {
	views: readonly Look[];
	today: string;
	atWhom?: boolean;
}) {
	const [t, format] = await Promise.all([getTranslator("access"), getFormatter()]);
	const columns = ["when", "by", "screen"] as const;
	const screenOf = (view: Look) => {
		const screen = screenInWords(view.screen, t);
		return view.viaGroup === null || atWhom ? screen : t("looks.via", { screen, group: view.viaGroup });
	};
	const whomOf = ({ pupil, viaGroup, onDate }: Look) => {
		if (pupil) return pupil;
		if (viaGroup === null) return t("looks.gone");
		return onDate ? t("looks.groupOn", { group: viaGroup, day: format.day(onDate, today) }) : viaGroup;
	};
	return (
		<table className="w-full">
			<thead className="text-s text-ink-3">
				<tr>
					{columns.map((column) => (
						<th key={column} scope="col" className="px-3 py-1">
							{t(`looks.columns.${column}`)}
						</th>
					))}
					{atWhom ? (
						<th scope="col" className="px-3 py-1">
							{t("looks.columns.whom")}
						</th>
					) : null}
				</tr>
			</thead>
			<tbody>
				{views.map((view) => (
					<tr key={view.id} className="border-t border-line align-top">
						<td className="px-3 py-1 whitespace-nowrap">{format.dayTime(view.at, today)}</td>
						<td className="px-3 py-1">{view.by}</td>
						<td className="px-3 py-1 text-ink-2">{screenOf(view)}</td>
						{atWhom ? <td className="px-3 py-1">{whomOf(view)}</td> : null}
					</tr>
				))}
			</tbody>
		</table>
	);
}

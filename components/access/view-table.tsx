import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ViewRow } from "@/lib/queries/views/select-views";

/** Who looked at a pupil, newest first. */
export async function ViewTable({ views, today }: { views: readonly ViewRow[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("access"), getFormatter()]);
	const screenOf = (view: ViewRow) => {
		const key = `screens.${view.screen}` as "screens.other";
		const screen = t(t.has(key) ? key : "screens.other");
		return view.viaGroup === null ? screen : t("looks.via", { screen, group: view.viaGroup });
	};
	return (
		<table className="w-full">
			<thead className="text-s text-ink-3">
				<tr>
					{(["when", "by", "screen"] as const).map((column) => (
						<th key={column} scope="col" className="px-3 py-1">
							{t(`looks.columns.${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{views.map((view) => (
					<tr key={view.id} className="border-t border-line align-top">
						<td className="px-3 py-1 whitespace-nowrap">{format.dayTime(view.at, today)}</td>
						<td className="px-3 py-1">{view.by}</td>
						<td className="px-3 py-1 text-ink-2">{screenOf(view)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

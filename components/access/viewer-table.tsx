import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Viewer } from "@/lib/queries/access/select-viewers";
import { roleInWords, scopeInWords } from "./viewer-words";

const cell = "block px-3 sm:table-cell sm:border-t sm:border-line sm:py-1.5 align-top";

/** Who can see a pupil, why, what of the pupil, for how long, and when they last did. A list on a phone. */
export async function ViewerTable({ viewers, today }: { viewers: readonly Viewer[]; today: string }) {
	const [t, subjects, format] = await Promise.all([getTranslator("access"), getTranslator("subjects"), getFormatter()]);
	const columns = ["name", "why", "what", "when", "looked"] as const;
	const span = (viewer: Viewer) =>
		[
			t("who.since", { day: format.day(viewer.since, today) }),
			...(viewer.until ? [t("who.until", { day: format.day(viewer.until, today) })] : []),
		].join(" ");
	const looked = (viewer: Viewer) =>
		viewer.lookedAt
			? t("who.looked", { day: format.dayTime(viewer.lookedAt, today) })
			: t(viewer.hasAccount ? "who.notLooked" : "who.noAccount");
	return (
		<table className="w-full">
			<thead className="sr-only text-s text-ink-3 sm:not-sr-only">
				<tr>
					{columns.map((column) => (
						<th key={column} scope="col" className="px-3 py-1">
							{t(`who.columns.${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{viewers.map((viewer) => (
					<tr
						key={`${viewer.personId} ${viewer.kind} ${viewer.group}`}
						className="block border-t border-line py-1.5 sm:table-row sm:border-0 sm:py-0"
					>
						<th scope="row" className={cell}>
							{viewer.name}
						</th>
						<td className={cell}>{roleInWords(viewer, t)}</td>
						<td className={cell}>{scopeInWords(viewer, t, subjects)}</td>
						<td className={`${cell} text-ink-2`}>{span(viewer)}</td>
						<td className={`${cell} text-ink-2`}>{looked(viewer)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

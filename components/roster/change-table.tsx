import { ColumnHeads } from "@/components/ui/column-heads";
import { PageLinks } from "@/components/ui/page-links";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { RosterPreview } from "@/lib/queries/roster/find-preview";
import type { ChangeNoun } from "@/lib/queries/roster/list-changes";
import { changesAddress, detailInWords } from "./roster-words";

const heads = ["what", "name", "place", "when", "detail"] as const;
const cell = "px-2 py-1 text-left align-top first:pl-3 last:pr-3";

/** One page of the changes, by name. */
export async function ChangeTable({ preview, noun }: { preview: RosterPreview; noun: ChangeNoun | null }) {
	const [t, format] = await Promise.all([getTranslator("roster"), getFormatter()]);
	return (
		<section className="panel overflow-x-auto" aria-label={t("changes.title")}>
			<table className="w-full border-collapse">
				<ColumnHeads heads={heads} word={(head) => t(`changes.${head}`)} cell={cell} />
				<tbody>
					{preview.changes.map((change, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike in all, and the list never moves
						<tr key={index} className="border-b border-line last:border-b-0">
							<td className={`${cell} whitespace-nowrap`}>
								{t(`nouns.${change.noun}`)}
								{change.noun === "leftOut" ? null : (
									<span className={change.verb === "ended" ? "font-strong" : "text-ink-2"}>
										{" · "}
										{t(`verbs.${change.verb}`)}
									</span>
								)}
							</td>
							<th scope="row" className={`${cell} font-normal`}>
								{change.name}
							</th>
							<td className={cell}>{change.place}</td>
							<td className={`${cell} whitespace-nowrap`}>
								{change.day === null
									? null
									: t(change.verb === "ended" ? "changes.until" : "changes.from", { day: format.day(change.day) })}
							</td>
							<td className={`${cell} text-ink-2`}>{detailInWords(t, change)}</td>
						</tr>
					))}
				</tbody>
			</table>
			<Pages preview={preview} noun={noun} />
		</section>
	);
}

async function Pages({ preview, noun }: { preview: RosterPreview; noun: ChangeNoun | null }) {
	const [t, format] = await Promise.all([getTranslator("roster"), getFormatter()]);
	const { importId, page, pages, lines, changes } = preview;
	if (pages === 1) return null;
	const from = (page - 1) * 50;
	const shown = { from: format.number(from + 1, 0), to: format.number(from + changes.length, 0) };
	const way = (to: number, word: "previous" | "next") => ({
		href: changesAddress(importId, noun, to),
		label: t(`changes.${word}`),
	});
	return (
		<PageLinks
			label={t("changes.pages")}
			text={t("changes.page", { ...shown, lines: format.number(lines, 0) })}
			previous={page > 1 ? way(page - 1, "previous") : null}
			next={page < pages ? way(page + 1, "next") : null}
		/>
	);
}

import Link from "next/link";
import { PageLinks } from "@/components/ui/page-links";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PlaceList, PlaceRow } from "@/lib/queries/places/list-places";

const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";
const onPage = 25;
/** Of which kinds a row says where, and since or until when. */
const whereKinds = ["two-classes", "teacher-left", "left"] as const;
const dayKinds = ["no-group", "teacher-left", "left"] as const;

/** One kind of what is to be put right: why it matters, who or which, and what can be done. */
export async function PlaceTable({
	list,
	today,
	seal,
}: {
	list: PlaceList;
	today: string;
	/** A name as it may stand in an address. */
	seal: (name: string) => string;
}) {
	const [t, format] = await Promise.all([getTranslator("places"), getFormatter()]);
	const { kind, rows, page, pages, counts, leaverDays } = list;
	const where = whereKinds.find((one) => one === kind);
	const day = dayKinds.find((one) => one === kind);
	const way = (to: number, label: string) =>
		to < 1 || to > pages ? null : { href: `/roster/places?kind=${kind}&page=${to}`, label };
	const from = (page - 1) * onPage + 1;
	return (
		<section className="panel overflow-x-auto" aria-labelledby="kind">
			<h2 id="kind" className="px-3 pt-2">
				{t(`kinds.${kind}`)}
			</h2>
			<p className="max-w-[75ch] px-3 pb-2 text-ink-2">
				{rows.length === 0 ? t(`none.${kind}`) : t(`why.${kind}`, { days: format.number(leaverDays, 0) })}
			</p>
			{rows.length === 0 ? null : (
				<table className="w-full border-collapse border-t border-line">
					<thead>
						<tr className="border-b border-line-strong text-s text-ink-3">
							<th scope="col" className={`${cell} font-normal`}>
								{t(`heads.name.${kind}`)}
							</th>
							{where ? (
								<th scope="col" className={`${cell} font-normal`}>
									{t(`heads.where.${where}`)}
								</th>
							) : null}
							{day ? (
								<th scope="col" className={`${cell} font-normal`}>
									{t(`heads.day.${day}`)}
								</th>
							) : null}
							<th scope="col" className={`${cell} font-normal`}>
								{t("act")}
							</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr key={row.id} className="border-b border-line last:border-b-0">
								<th scope="row" className={`${cell} font-normal`}>
									{row.name}
								</th>
								{where ? (
									<td className={cell}>{row.where.length === 0 ? t("nowhere") : format.list(row.where)}</td>
								) : null}
								{day ? (
									<td className={`${cell} whitespace-nowrap`}>
										{row.day === null ? t("never") : format.day(row.day, today)}
									</td>
								) : null}
								<td className={cell}>{wayOn(row)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<PageLinks
				label={t("pages")}
				text={t("page", { from, to: from + rows.length - 1, total: counts[kind] })}
				previous={way(page - 1, t("previous"))}
				next={way(page + 1, t("next"))}
			/>
		</section>
	);

	function wayOn({ id, name }: PlaceRow) {
		const [href, label, whole] =
			kind === "left"
				? [`/pupil-files/${id}`, t("file"), t("fileOf", { name })]
				: kind === "no-teacher" || kind === "teacher-left"
					? [`/roster/substitutes?group=${id}`, t("substitute"), t("substituteOf", { name })]
					: [`/people-matching?one=${id}&find=${seal(name)}`, t("doubled"), t("doubledAt", { name })];
		return (
			<Link className="link" href={href} aria-label={whole} prefetch={false}>
				{label}
			</Link>
		);
	}
}

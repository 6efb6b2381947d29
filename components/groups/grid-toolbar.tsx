import Link from "next/link";
import { WordsMenu } from "@/components/ui/words-menu";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { type GridAddress, withChoice } from "./grid-address";

const periods = ["year", "8w", "4w"] as const;
const kinds = ["all", "practice", "test"] as const;
const orders = ["help", "name"] as const;

/** What one sees, as a sentence; each word that can be chosen is a menu of addresses. */
export async function GridToolbar({
	page,
	path,
	address,
}: {
	page: GroupGridPage;
	path: string;
	address: GridAddress;
}) {
	const [t, subjects, format] = await Promise.all([getTranslator("groups"), getTranslator("subjects"), getFormatter()]);
	const to = (change: Parameters<typeof withChoice>[2]) => withChoice(path, address, change);
	const range = format.range(page.period.from, page.period.to);
	const order = address.order === "name" ? "name" : "help";
	const kind = kinds.find((one) => one === address.kind) ?? "all";
	const chosenSource = page.sources.find((source) => source.connectionId === address.source);
	const asTable = address.view === "table";
	return (
		<div className="flex flex-wrap items-baseline gap-x-3 gap-y-1" role="toolbar" aria-label={t("toolbar")}>
			<h1>{page.group.name}</h1>
			{page.subject === null ? null : (
				<WordsMenu
					label={t("subject")}
					value={subjects(page.subject)}
					options={page.subjects.map((key) => ({
						label: subjects(key),
						href: to({ subject: key, source: null }),
						selected: key === page.subject,
					}))}
				/>
			)}
			{page.schoolYears.length > 1 ? (
				<WordsMenu
					label={t("schoolYear")}
					value={String(page.schoolYear ?? "")}
					options={page.schoolYears.map((year) => ({
						label: String(year),
						href: to({ year: String(year) }),
						selected: year === page.schoolYear,
					}))}
				/>
			) : null}
			<WordsMenu
				label={t("period")}
				value={t(`periods.${page.period.key}`, { range })}
				options={periods.map((key) => ({
					label: t(`periods.choice.${key}`),
					href: to({ period: key }),
					selected: key === page.period.key,
				}))}
			/>
			<WordsMenu
				label={t("source")}
				value={chosenSource?.supplier ?? t("allSources", { count: page.sources.length })}
				options={[
					{
						label: t("allSources", { count: page.sources.length }),
						href: to({ source: null }),
						selected: !chosenSource,
					},
					...page.sources.map((source) => ({
						label: source.supplier,
						href: to({ source: source.connectionId }),
						selected: source === chosenSource,
					})),
				]}
			/>
			<WordsMenu
				label={t("kind")}
				value={t(`kinds.${kind}`)}
				options={kinds.map((one) => ({
					label: t(`kinds.${one}`),
					href: to({ kind: one === "all" ? null : one }),
					selected: one === kind,
				}))}
			/>
			<WordsMenu
				label={t("order")}
				value={t(`orders.${order}`)}
				options={orders.map((one) => ({
					label: t(`orders.${one}`),
					href: to({ order: one }),
					selected: one === order,
				}))}
			/>
			<span className="ml-auto flex gap-3 whitespace-nowrap text-ink-2">
				{t("pupils", { count: page.members.length })}
				<Link className="link" href={to({ view: asTable ? null : "table" })}>
					{t(asTable ? "asGrid" : "asTable")}
				</Link>
			</span>
		</div>
	);
}

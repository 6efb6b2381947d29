import Link from "next/link";
import { CsvLink } from "@/components/csv/csv-link";
import { WordsMenu } from "@/components/ui/words-menu";
import { getTranslator } from "@/lib/i18n/server";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { FilterMenus } from "./filter-menus";
import { type GridAddress, withChoice } from "./grid-address";

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
	const [t, subjects] = await Promise.all([getTranslator("groups"), getTranslator("subjects")]);
	const to = (change: Parameters<typeof withChoice>[2]) => withChoice(path, address, change);
	const order = address.order === "name" ? "name" : "help";
	const subGroup = page.shown && page.subGroups.find((one) => one.subGroupId === address.subGroup);
	const shown = page.members.filter((member) => page.shown?.has(member.pupilId) ?? true).length;
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
			<FilterMenus page={{ ...page, chosen: subGroup ?? null }} path={path} address={address} />
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
				{page.shown === null ? (
					// Left out first where the line would break: the foot of the grid says it too.
					<span className="sm:max-[85rem]:hidden">{t("pupils", { count: shown })}</span>
				) : (
					t("pupilsOf", { count: shown, total: page.members.length })
				)}
				<Link className="link" href={to({ view: asTable ? null : "table" })}>
					{t(asTable ? "asGrid" : "asTable")}
				</Link>
				<CsvLink href={withChoice(`/api/v1${path}/csv`, address, { view: null, signals: null })} />
			</span>
		</div>
	);
}

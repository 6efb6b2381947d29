import Link from "next/link";
import { Button } from "@/components/ui/button";
import { RowPages } from "@/components/ui/row-pages";
import { WordsMenu } from "@/components/ui/words-menu";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type UnitPage, type UnitRow, unitsOnPage } from "@/lib/queries/mapping/list-units";
import { unitViews, writeUnitKey } from "@/lib/queries/mapping/mapping-filter";
import { type MappingAddress, mappingHref } from "./mapping-address";
import { usesInWords } from "./mapping-words";

/** The supplier's units, those on which most rests first; one of them is open beside the list. */
export async function UnitList({ list, address }: { list: UnitPage; address: MappingAddress }) {
	const t = await getTranslator("mapping");
	return (
		<section className="panel min-w-0" aria-labelledby="units">
			<div className="grid gap-2 border-b border-line px-3 py-2">
				<h2 id="units">{t("units.title")}</h2>
				<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
					<WordsMenu
						label={t("units.show")}
						value={t(`units.views.${address.view}`)}
						options={unitViews.map((view) => ({
							label: t(`units.views.${view}`),
							href: mappingHref(address, { view }),
							selected: view === address.view,
						}))}
					/>
					<SearchForm address={address} />
				</div>
			</div>
			{list.units.length === 0 ? (
				<p className="px-3 py-3 text-ink-2">{t(address.search === "" ? "units.none" : "units.notFound")}</p>
			) : (
				<ul>
					{list.units.map((unit) => (
						<Unit key={writeUnitKey(unit)} unit={unit} address={address} />
					))}
				</ul>
			)}
			<RowPages
				label={t("units.pages")}
				page={list.page}
				pages={list.pages}
				perPage={unitsOnPage}
				shown={list.units.length}
				total={list.total}
				hrefOf={(page) => mappingHref(address, { page })}
			/>
		</section>
	);
}

/** A form that is an address: it works by itself, and Back restores it. */
async function SearchForm({ address }: { address: MappingAddress }) {
	const t = await getTranslator("mapping");
	const kept = { connection: address.connectionId, show: address.view };
	return (
		<form action="/mapping" className="flex min-w-0 grow items-center gap-2">
			{Object.entries(kept).map(([name, value]) =>
				value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
			<input
				type="search"
				name="q"
				key={address.search}
				defaultValue={address.search}
				maxLength={100}
				aria-label={t("units.search")}
				placeholder={t("units.search")}
				className="field-control min-w-0 grow"
			/>
			<Button type="submit">{t("units.find")}</Button>
		</form>
	);
}

async function Unit({ unit, address }: { unit: UnitRow; address: MappingAddress }) {
	const [t, format] = await Promise.all([getTranslator("mapping"), getFormatter()]);
	const key = writeUnitKey(unit);
	const open = key === address.unit;
	return (
		<li className={`border-b border-line px-3 py-1.5 last:border-b-0 ${open ? "bg-sunken" : ""}`}>
			<Link
				href={mappingHref(address, { unit: key })}
				scroll={false}
				aria-current={open ? "true" : undefined}
				className="link-quiet block min-h-6 font-strong break-words"
			>
				{unit.title ?? unit.sourceId}
			</Link>
			<p className="text-s text-ink-3">
				{t(`kinds.${unit.kind}`)} · {usesInWords(t, format, unit)}
			</p>
			{unit.goals.length > 0 ? (
				<p className="text-s text-ink-2">
					{joinParts(
						unit.goals.map(({ code, title }) => `${code} ${title}`),
						", ",
					)}
				</p>
			) : null}
			{unit.setAside ? <p className="text-s text-ink-2">{t("units.isAside")}</p> : null}
		</li>
	);
}

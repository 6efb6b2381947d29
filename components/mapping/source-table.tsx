import Link from "next/link";
import { standardInWords } from "@/components/suppliers/supplier-words";
import { ColumnHeads } from "@/components/ui/column-heads";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type MappingSource, usedDays } from "@/lib/queries/mapping/list-sources";
import { type MappingAddress, mappingHref } from "./mapping-address";
import { RefreshWhile } from "./refresh-while";

const heads = ["source", "open", "mapped", "attempts", "version"] as const;
const cell = "px-2 py-1.5 align-top first:pl-3 last:pr-3";

/** How far each supplier is: of how many units the goals are known, and how much of the practice that is. */
export async function SourceTable({
	sources,
	chosen,
	address,
}: {
	sources: readonly MappingSource[];
	chosen: string;
	address: MappingAddress;
}) {
	const t = await getTranslator("mapping");
	return (
		<section className="panel overflow-x-auto" aria-label={t("sources.label")}>
			<table className="w-full border-collapse">
				<ColumnHeads
					heads={heads}
					word={(head) => t(`sources.${head}`, { days: usedDays })}
					cell={cell}
					classOf={classOf}
				/>
				<tbody>
					{sources.map((source) => (
						<Row
							key={source.connectionId}
							source={source}
							current={source.connectionId === chosen}
							href={mappingHref(address, { connectionId: source.connectionId, search: "", unit: null })}
						/>
					))}
				</tbody>
			</table>
			{sources.some(({ recomputing }) => recomputing) ? <RefreshWhile /> : null}
		</section>
	);
}

const classOf = { open: "text-right", mapped: "text-right", attempts: "text-right" };

async function Row({ source, current, href }: { source: MappingSource; current: boolean; href: string }) {
	const [t, suppliers, format] = await Promise.all([
		getTranslator("mapping"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	const number = (value: number) => format.number(value, 0);
	const { units, mapped, setAside, attempts, attemptsMapped, version, recomputing } = source;
	const open = units - mapped - setAside;
	return (
		<tr className={`border-b border-line last:border-b-0 ${current ? "bg-sunken" : ""}`}>
			<th scope="row" className={`${cell} font-normal`}>
				<Link href={href} className="link-quiet font-strong" aria-current={current ? "true" : undefined} scroll={false}>
					{source.supplier}
				</Link>
				<p className="text-s text-ink-3">{standardInWords(suppliers, source.standard)}</p>
			</th>
			<td className={`${cell} text-right ${open > 0 ? "font-strong" : "text-ink-3"}`}>{number(open)}</td>
			<td className={`${cell} text-right`}>
				{t("sources.mappedOf", { mapped: number(mapped), units: number(units) })}
				{setAside > 0 ? (
					<p className="text-s whitespace-nowrap text-ink-3">
						{t("sources.setAside", { count: setAside, countText: number(setAside) })}
					</p>
				) : null}
			</td>
			<td className={`${cell} text-right`}>
				{attempts === 0 ? (
					<span className="text-ink-3">{t("sources.noAttempts")}</span>
				) : (
					<>
						{format.share(attemptsMapped / attempts)}
						<p className="text-s whitespace-nowrap text-ink-3">
							{t("sources.attemptsOf", { mapped: number(attemptsMapped), attempts: number(attempts) })}
						</p>
					</>
				)}
			</td>
			<td className={`${cell} whitespace-nowrap`}>
				{t("sources.versionNumber", { version: number(version) })}
				<p className={`text-s ${recomputing ? "text-late" : "text-ink-3"}`} role="status">
					{t(recomputing ? "sources.recomputing" : "sources.upToDate")}
				</p>
			</td>
		</tr>
	);
}

import { sourceName } from "@/components/provenance/source-names";
import { WordsMenu } from "@/components/ui/words-menu";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Period } from "@/lib/queries/periods/resolve-period";
import type { SubGroupHead } from "@/lib/queries/sub-groups/list-sub-groups";
import type { SourceFact } from "@/lib/standing/facts";
import { type GridAddress, withChoice } from "./grid-address";

const periods = ["year", "8w", "4w"] as const;
const kinds = ["all", "practice", "test"] as const;

interface Filtered {
	readonly schoolYears: readonly number[];
	readonly schoolYear: number | null;
	readonly period: Period;
	readonly sources: readonly SourceFact[];
	readonly subGroups: readonly SubGroupHead[];
	readonly chosen: { readonly subGroupId: string } | null;
}

/** School year, period, source, kind and sub-group, as words of a sentence that are menus of addresses. */
export async function FilterMenus({ page, path, address }: { page: Filtered; path: string; address: GridAddress }) {
	const [t, words, suppliers, format] = await Promise.all([
		getTranslator("groups"),
		getTranslator("groupGoal"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	const named = (one: SourceFact) => sourceName(one, page.sources, suppliers);
	const to = (change: Parameters<typeof withChoice>[2]) => withChoice(path, address, change);
	const range = format.range(page.period.from, page.period.to);
	const kind = kinds.find((one) => one === address.kind) ?? "all";
	const source = page.sources.find((one) => one.connectionId === address.source);
	const allSources = t("allSources", { count: page.sources.length });
	const subGroup = page.subGroups.find((one) => one.subGroupId === page.chosen?.subGroupId);
	return (
		<>
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
				value={source ? named(source) : allSources}
				options={[
					{ label: allSources, href: to({ source: null }), selected: !source },
					...page.sources.map((one) => ({
						label: named(one),
						href: to({ source: one.connectionId }),
						selected: one === source,
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
			{page.subGroups.length > 0 ? (
				<WordsMenu
					label={words("subGroup")}
					value={subGroup?.name ?? words("everybody")}
					options={[
						{ label: words("everybody"), href: to({ subGroup: null }), selected: !subGroup },
						...page.subGroups.map((one) => ({
							label: one.name,
							href: to({ subGroup: one.subGroupId }),
							selected: one === subGroup,
						})),
					]}
				/>
			) : null}
		</>
	);
}

import { WordsMenu } from "@/components/ui/words-menu";
import { getTranslator } from "@/lib/i18n/server";
import { qualityPeriods } from "@/lib/queries/quality/quality-filter";
import { type QualityAddress, qualityHref } from "./quality-address";

/** Supplier, period and kind, as words of a sentence that are menus of addresses. */
export async function QualityFilters({
	address,
	suppliers,
}: {
	address: QualityAddress;
	suppliers: readonly { readonly connectionId: string; readonly name: string }[];
}) {
	const t = await getTranslator("quality");
	const chosen = suppliers.find(({ connectionId }) => connectionId === address.connectionId) ?? null;
	const supplierOptions = [{ connectionId: null, name: t("filters.allSuppliers") }, ...suppliers];
	return (
		<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
			<WordsMenu
				label={t("filters.supplier")}
				value={chosen?.name ?? t("filters.allSuppliers")}
				options={supplierOptions.map(({ connectionId, name }) => ({
					label: name,
					href: qualityHref(address, { connectionId }),
					selected: connectionId === (chosen?.connectionId ?? null),
				}))}
			/>
			<WordsMenu
				label={t("filters.period")}
				value={t("filters.days", { days: address.days })}
				options={qualityPeriods.map((days) => ({
					label: t("filters.days", { days }),
					href: qualityHref(address, { days }),
					selected: days === address.days,
				}))}
			/>
			<WordsMenu
				label={t("filters.show")}
				value={t(address.all ? "filters.all" : "filters.asking")}
				options={[false, true].map((all) => ({
					label: t(all ? "filters.all" : "filters.asking"),
					href: qualityHref(address, { all }),
					selected: all === address.all,
				}))}
			/>
		</div>
	);
}

import Link from "next/link";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Cause } from "@/lib/queries/suppliers/describe-supplier";
import type { DescribedSupplier } from "./supplier-table";
import { causeInWords } from "./supplier-words";

/** Point, then show: one sentence about what asks something of the school, with a way to each. */
export async function SuppliersSummary({
	suppliers,
	today,
}: {
	suppliers: readonly DescribedSupplier[];
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("suppliers"), getFormatter()]);
	const asking = suppliers.filter(({ description }) => asks.has(description.causes[0].code));
	return (
		<p className="mt-1 mb-3 max-w-[100ch] text-l">
			{t("summary", { attention: asking.length })}{" "}
			{asking.map(({ row, description }, index) => (
				<span key={row.connectionId}>
					<Link href={`/suppliers/${row.connectionId}`} className="link">
						{row.supplier}
					</Link>{" "}
					({causeInWords(t, format, description.causes[0], today)}){index < asking.length - 1 ? ", " : "."}
				</span>
			))}
		</p>
	);
}

/** What the school or its supplier can do something about now; the rest stands in the rows. */
const asks: ReadonlySet<Cause["code"]> = new Set([
	"error",
	"stopped",
	"pull-failed",
	"late",
	"refused",
	"held",
	"asked",
]);

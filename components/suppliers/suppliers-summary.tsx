import Link from "next/link";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
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
	const asking = suppliers.filter(({ row, description }) => {
		const [first] = description.causes;
		return row.state !== "revoked" && row.state !== "paused" && first.code !== "fine" && first.code !== "unmapped";
	});
	return (
		<p className="mt-1 mb-3 max-w-[100ch] text-l">
			{t("summary", { attention: asking.length })}{" "}
			{asking.map(({ row, description }, index) => (
				<span key={row.connectionId}>
					<Link href={`/suppliers?connection=${row.connectionId}`} scroll={false} className="link">
						{row.supplier}
					</Link>{" "}
					({causeInWords(t, format, description.causes[0], today)}){index < asking.length - 1 ? ", " : "."}
				</span>
			))}
		</p>
	);
}

import { PageLinks } from "@/components/ui/page-links";
import { getTranslator } from "@/lib/i18n/server";
import type { DeliveryPage } from "@/lib/queries/suppliers/list-deliveries";
import type { SupplierRow } from "@/lib/queries/suppliers/list-suppliers";
import { DeliveryList } from "./delivery-list";

/** Every delivery of a supplier, newest first, a page at a time. */
export async function SupplierDeliveries({
	row,
	page,
	before,
	today,
}: {
	row: SupplierRow;
	page: DeliveryPage;
	/** Of the address: this is not the newest page. */
	before: string | null;
	today: string;
}) {
	const t = await getTranslator("suppliers");
	const address = `/suppliers/${row.connectionId}`;
	return (
		<section aria-labelledby="deliveries">
			<h2 id="deliveries" className="mb-1">
				{t("opened.deliveries")}
			</h2>
			<DeliveryList
				supplier={row}
				deliveries={page.deliveries}
				today={today}
				pages={
					<PageLinks
						label={t("opened.pages")}
						text=""
						previous={before === null ? null : { href: address, label: t("opened.newest") }}
						next={page.older === null ? null : { href: `${address}?before=${page.older}`, label: t("opened.older") }}
					/>
				}
			/>
		</section>
	);
}

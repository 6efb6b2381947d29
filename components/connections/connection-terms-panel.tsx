import { getTranslator } from "@/lib/i18n/server";
import type { ConnectionDetails } from "@/lib/queries/suppliers/find-connection";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { ConsentList } from "./consent-list";
import { TermsTable } from "./terms-table";

/** What holds for a connection, and the consents behind it. */
export async function ConnectionTermsPanel({
	details,
	standard,
	today,
}: {
	details: ConnectionDetails;
	standard: CatalogueStandard | null;
	today: string;
}) {
	const t = await getTranslator("connections");
	const [inForce] = details.consents;
	return (
		<section className="panel grid gap-4 p-4" aria-labelledby="agreements">
			<h2 id="agreements">{t("opened.agreements")}</h2>
			{inForce && standard ? (
				<TermsTable standard={standard} terms={inForce.terms} before={null} signIn={null} />
			) : (
				<p className="max-w-[70ch] text-ink-2">{t("opened.noConsent")}</p>
			)}
			{details.consents.length > 0 ? <ConsentList consents={details.consents} today={today} /> : null}
		</section>
	);
}

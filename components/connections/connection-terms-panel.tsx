import { getTranslator } from "@/lib/i18n/server";
import type { ConnectionDetails } from "@/lib/queries/suppliers/find-connection";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { ButtonLink } from "../ui/button";
import { ConsentList } from "./consent-list";
import { TermsTable } from "./terms-table";

/** What holds for a connection, and the consents behind it. */
export async function ConnectionTermsPanel({
	details,
	standard,
	today,
	links,
}: {
	details: ConnectionDetails;
	standard: CatalogueStandard | null;
	today: string;
	/** What this person may do; null: nothing. */
	links: { readonly change: boolean; readonly ended: boolean } | null;
}) {
	const t = await getTranslator("connections");
	const [inForce] = details.consents;
	return (
		<section className="panel grid grid-cols-1 gap-4 p-4" aria-labelledby="agreements">
			<div className="flex flex-wrap items-baseline gap-x-3 gap-y-2">
				<h2 id="agreements">{t("opened.agreements")}</h2>
				{links ? (
					<span className="ml-auto flex flex-wrap gap-2">
						{links.change ? (
							<ButtonLink href={`/suppliers/${details.connectionId}/change`}>{t("opened.change")}</ButtonLink>
						) : null}
						<ButtonLink href={`/suppliers/${details.connectionId}/manage`}>
							{t(links.ended ? "opened.received" : "opened.manage")}
						</ButtonLink>
					</span>
				) : null}
			</div>
			{inForce && standard ? (
				<TermsTable standard={standard} terms={inForce.terms} before={null} signIn={null} />
			) : (
				<p className="max-w-[70ch] text-ink-2">{t("opened.noConsent")}</p>
			)}
			{details.consents.length > 0 ? <ConsentList consents={details.consents} today={today} /> : null}
		</section>
	);
}

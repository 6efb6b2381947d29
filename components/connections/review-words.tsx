import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ConnectionDetails, ConnectionRequestDetails } from "@/lib/queries/suppliers/find-connection";
import type { CatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { TermsTable } from "./terms-table";

/** What waits for approval, in full, above the buttons that decide. */
export async function ReviewWords({
	details,
	request,
	standard,
	today,
	isNew,
}: {
	details: ConnectionDetails;
	request: ConnectionRequestDetails;
	standard: CatalogueStandard;
	today: string;
	isNew: boolean;
}) {
	const [t, format] = await Promise.all([getTranslator("connections"), getFormatter()]);
	const { credentials } = request;
	return (
		<>
			<div>
				<h2 id="review">{t(isNew ? "review.title" : "review.changeTitle")}</h2>
				<p className="mt-1 text-ink-2">
					{t("review.asked", { name: request.askedBy, moment: format.dayTime(request.askedAt, today) })}{" "}
					{t(isNew ? "review.nothingYet" : "review.meanwhile")}
				</p>
			</div>
			<TermsTable
				standard={standard}
				terms={request.terms}
				before={isNew ? null : details.fields}
				signIn={
					credentials === null || standard.pulled
						? null
						: credentials.jwksUri
							? t("review.keyAt", { address: credentials.jwksUri })
							: t(`review.methods.${credentials.authMethod}`)
				}
			/>
		</>
	);
}

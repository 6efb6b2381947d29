import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AskForm } from "@/components/connections/ask-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownTerms, termsInForce } from "@/lib/commands/connections/terms-in-force";
import { connectionId as connectionSchema } from "@/lib/domain/ids";
import { getTranslator } from "@/lib/i18n/server";
import { findConnection } from "@/lib/queries/suppliers/find-connection";
import { findCatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { changeTerms } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("connections"))("opened.change") };
}

/** Other terms for a connection that is there; what holds is filled in. */
export default async function ChangePage({ params }: PageProps) {
	const scope = await requireScope();
	const { success, data: connectionId } = connectionSchema.safeParse((await params).connectionId);
	if (!can(scope, "manage-suppliers") || !success) refuse(scope);
	const [t, details] = await Promise.all([getTranslator("connections"), findConnection(scope, connectionId)]);
	const standard = details && findCatalogueStandard(details.standard);
	if (!standard) notFound();
	const { supplier } = details;
	const terms = termsInForce(details.consents[0]?.terms ?? null, details);
	return (
		<div className="grid grid-cols-1 gap-3">
			<p>
				<Link className="link text-s" href={`/suppliers/${connectionId}`}>
					{supplier}
				</Link>
			</p>
			<div className="max-w-[75ch]">
				<h1>{t("ask.changeTitle", { supplier })}</h1>
				<p className="mt-1 text-l text-ink-2">{t("ask.changeIntro")}</p>
			</div>
			<ClientMessages nouns={["connections"]}>
				<AskForm
					action={changeTerms}
					hidden={{ connectionId }}
					standard={standard}
					terms={{ ...terms, purpose: terms.purpose || t("ask.purposeDefault") }}
					seen={versionOf(shownTerms(terms))}
				/>
			</ClientMessages>
		</div>
	);
}

interface PageProps {
	readonly params: Promise<{ connectionId: string }>;
}

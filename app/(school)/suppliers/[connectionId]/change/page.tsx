import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AskForm } from "@/components/connections/ask-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import type { ConnectionTerms } from "@/lib/domain/connection-terms";
import type { ConnectionId } from "@/lib/domain/ids";
import { getTranslator } from "@/lib/i18n/server";
import { type ConnectionDetails, findConnection } from "@/lib/queries/suppliers/find-connection";
import { findCatalogueStandard } from "@/lib/queries/suppliers/list-catalogue";
import { change } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("connections"))("opened.change") };
}

/** Other terms for a connection that is there; what holds is filled in. */
export default async function ChangePage({ params }: PageProps) {
	const scope = await requireScope();
	const { success, data } = z.guid().safeParse((await params).connectionId);
	if (!can(scope, "manage-suppliers") || !success) refuse(scope);
	const [t, details] = await Promise.all([getTranslator("connections"), findConnection(scope, data as ConnectionId)]);
	const standard = details && findCatalogueStandard(details.standard);
	if (!standard) notFound();
	const { connectionId, supplier } = details;
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
					action={change}
					hidden={{ connectionId }}
					standard={standard}
					terms={details.consents[0]?.terms ?? unwritten(details, t("ask.purposeDefault"))}
				/>
			</ClientMessages>
		</div>
	);
}

/** What holds for a connection that was made at the machine: what it may bring, and nothing on paper yet. */
function unwritten({ fields, scopes, retentionDays }: ConnectionDetails, purpose: string): ConnectionTerms {
	return {
		...{ fields: fields as ConnectionTerms["fields"], scopes: [...scopes], purpose, subProcessors: [] },
		...{ agreement: { version: "", signedOn: "", fileId: null }, retentionDays: retentionDays ?? 400 },
	};
}

interface PageProps {
	readonly params: Promise<{ connectionId: string }>;
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AgreementPanel } from "@/components/effort/agreement-panel";
import { effortAddress, effortInput } from "@/components/effort/effort-address";
import { EffortPanel } from "@/components/effort/effort-panel";
import { EffortToolbar } from "@/components/effort/effort-toolbar";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { FreshnessLine } from "@/components/provenance/freshness-line";
import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getTranslator } from "@/lib/i18n/server";
import { findEffortPage } from "@/lib/queries/effort/find-effort-page";

interface PageProps {
	readonly params: Promise<{ groupId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("effort"))("name") };
}

/** T6: practice and test side by side, and where they contradict. */
export default async function EffortRoute({ params, searchParams }: PageProps) {
	const [scope, { groupId }, query] = await Promise.all([requireScope(), params.then(addressIds), searchParams]);
	const address = effortAddress(query);
	const input = effortInput(groupId, address);
	const page = await findEffortPage(scope, input);
	if (page === null) notFound();
	const t = await getTranslator("effort");
	const missing = page.members.length === 0 ? "members" : page.subject === null ? "subject" : null;
	return (
		<>
			<GroupNavigation groupId={groupId} current="effort" />
			<div className="grid grid-cols-[minmax(0,1fr)] gap-3">
				<EffortToolbar page={page} address={address} input={input} />
				{page.period.fellBack ? <p className="text-s text-late">{t("fellBack")}</p> : null}
				{missing === null ? (
					<ProvenanceFrame>
						<EffortPanel page={page} input={input} address={address} />
						<AgreementPanel page={page} />
					</ProvenanceFrame>
				) : (
					<Notice title={t(`empty.${missing}.title`)}>{t(`empty.${missing}.text`)}</Notice>
				)}
				<p className="flex flex-wrap gap-x-4 text-s text-ink-3">
					<FreshnessLine sources={page.sources} today={page.today} />
					<Link className="link" href="/help/effort">
						{t("foot.how")}
					</Link>
				</p>
			</div>
		</>
	);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { CountElsewhere } from "@/components/sittings/count-elsewhere";
import { SittingList } from "@/components/sittings/sitting-list";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { listSittings } from "@/lib/queries/sittings/list-sittings";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("sittings"))("tests") };
}

/** The tests of one group, the way to T5. */
export default async function SittingsPage({ params }: { readonly params: Promise<{ groupId: string }> }) {
	const [scope, { groupId }] = await Promise.all([requireScope(), params.then(addressIds)]);
	const list = await listSittings(scope, groupId);
	if (list === null) notFound();
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	return (
		<>
			<GroupNavigation groupId={groupId} current="sittings" />
			<div className="grid gap-3">
				<div>
					<h1>{t("title", { group: list.group.name })}</h1>
					<p className="mt-1 max-w-[80ch] text-ink-2">{t("list.intro", { day: format.day(list.since, list.today) })}</p>
				</div>
				{list.sittings.length > 0 ? (
					<SittingList list={list} />
				) : list.elsewhere.length > 0 ? (
					<Notice title={t("elsewhere.title")}>{t("elsewhere.text")}</Notice>
				) : (
					<Notice title={t("empty.title")}>{t("empty.text")}</Notice>
				)}
				<CountElsewhere groups={list.elsewhere} />
				<p className="max-w-[80ch] text-s text-ink-3">{t("list.limits")}</p>
			</div>
		</>
	);
}

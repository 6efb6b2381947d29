import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { GatherForm } from "@/components/sub-groups/gather-form";
import { PastSubGroups } from "@/components/sub-groups/past-sub-groups";
import { SubGroupPanel } from "@/components/sub-groups/sub-group-panel";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getTranslator } from "@/lib/i18n/server";
import { findSubGroupsPage, type SubGroupsPage } from "@/lib/queries/sub-groups/find-sub-groups-page";
import { changeSubGroup, gatherSubGroup } from "./actions";

interface PageProps {
	readonly params: Promise<{ groupId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("subGroups"))("title") };
}

const changedSchema = z.enum(["renamed", "members", "ended"]).nullable().catch(null);

/** Who works together for a while: make, change by date, end; what was stays to be read. */
export default async function SubGroupsRoute({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const { groupId } = addressIds(await params);
	const [page, t, query] = await Promise.all([
		findSubGroupsPage(scope, groupId),
		getTranslator("subGroups"),
		searchParams,
	]);
	if (page === null) notFound();
	const changed = changedSchema.parse(query.changed ?? null);
	const isEmpty = page.current.length + page.past.length === 0;
	return (
		<div className="grid gap-3">
			<div>
				<GroupNavigation groupId={groupId} current="sub-groups" />
				<h1>{t("of", { group: page.group.name })}</h1>
				<p className="mt-0.5 max-w-[80ch] text-ink-2">
					{t("intro")} {t("positions")}
				</p>
			</div>
			{changed ? <Notice role="status" title={t(`changed.${changed}`)} /> : null}
			{isEmpty ? <Notice title={t("empty.title")}>{t("empty.text")}</Notice> : null}
			{isEmpty ? null : (
				<section aria-labelledby="now" className="grid gap-2">
					<h2 id="now">{t("now")}</h2>
					{page.current.length === 0 ? <p className="text-ink-2">{t("noneNow")}</p> : null}
					<ClientMessages nouns={["subGroups"]}>
						<div className="grid items-start gap-2 md:grid-cols-2 xl:grid-cols-3">
							{page.current.map((subGroup) => (
								<SubGroupPanel key={subGroup.subGroupId} subGroup={subGroup} page={page} action={changeSubGroup} />
							))}
						</div>
					</ClientMessages>
				</section>
			)}
			<Make page={page} />
			<PastSubGroups past={page.past} today={page.today} />
		</div>
	);
}

async function Make({ page }: { page: SubGroupsPage }) {
	const t = await getTranslator("subGroups");
	return (
		<section aria-labelledby="make" className="panel no-print grid gap-2 p-3">
			<h2 id="make">{t("make.title")}</h2>
			<ClientMessages nouns={["subGroups"]}>
				<GatherForm
					action={gatherSubGroup}
					formId="make-sub-group"
					groupId={page.group.groupId}
					goal={null}
					today={page.today}
					subGroups={[]}
				>
					<fieldset>
						<legend className="text-s text-ink-3">{t("make.pupils")}</legend>
						<div className="gap-x-4 sm:columns-3 lg:columns-5">
							{page.members.map((member) => (
								<label
									key={member.pupilId}
									className="flex min-h-6 break-inside-avoid items-center gap-2 pointer-coarse:min-h-9"
								>
									<input
										type="checkbox"
										name="pupil"
										value={member.pupilId}
										className="size-4 flex-none accent-accent"
									/>
									{member.name}
								</label>
							))}
						</div>
					</fieldset>
				</GatherForm>
			</ClientMessages>
		</section>
	);
}

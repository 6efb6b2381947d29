import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CoachedPupils } from "@/components/groups/coached-pupils";
import { GroupList } from "@/components/groups/group-list";
import { PastGroups } from "@/components/groups/past-groups";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { listMyGroups } from "@/lib/queries/groups/list-my-groups";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("myGroups"))("title") };
}

/** Who has one group is in it at once; who has several chooses; who has none reads why and who can change that. */
export default async function MyGroupsPage() {
	const scope = await requireScope();
	const [t, { groups, coached, past }] = await Promise.all([getTranslator("myGroups"), listMyGroups(scope)]);
	const [only] = groups;
	if (only && groups.length === 1 && coached.length === 0) redirect(`/groups/${only.groupId}`);
	const reason = !can(scope, "see-own-groups") ? "noStaff" : scope.personId === null ? "noEmployee" : "noGroups";
	return (
		<div className="mx-auto grid max-w-4xl gap-4">
			<h1>{t("title")}</h1>
			{groups.length === 0 && coached.length === 0 ? (
				<Notice title={t(`${reason}.title`)}>{t(`${reason}.text`)}</Notice>
			) : null}
			<GroupList title={t("classes")} groups={groups.filter((group) => group.kind === "class")} today={scope.today} />
			<GroupList
				title={t("lessonGroups")}
				groups={groups.filter((group) => group.kind === "lesson-group")}
				today={scope.today}
			/>
			<CoachedPupils pupils={coached} />
			{coached.length > 0 || groups.some((group) => group.kind === "class") ? (
				<Link href="/changes" className="link justify-self-start">
					{t("changes")}
				</Link>
			) : null}
			<PastGroups groups={past} today={scope.today} />
		</div>
	);
}

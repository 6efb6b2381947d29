import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CoachedPupils } from "@/components/groups/coached-pupils";
import { GroupList } from "@/components/groups/group-list";
import { PastGroups } from "@/components/groups/past-groups";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import type { Scope } from "@/lib/authz/scope";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { listMyGroups } from "@/lib/queries/groups/list-my-groups";
import { listConfirmingAdmins } from "@/lib/queries/people/list-confirming-admins";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("myGroups"))("title") };
}

/** Who has one group is in it at once; who has several chooses; who has none reads why and who can change that. */
export default async function MyGroupsPage() {
	const scope = await requireScope();
	if (scope.waitsForAdmin) return <WaitingPage scope={scope} />;
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

/** Another admin has to look first: who that can be, and from when. */
async function WaitingPage({ scope }: { scope: Scope }) {
	const [t, format, admins] = await Promise.all([
		getTranslator("myGroups"),
		getFormatter(),
		listConfirmingAdmins(scope),
	]);
	const able = admins.filter(({ from }) => from <= scope.today).map(({ name }) => name);
	const [soonest] = admins;
	const ask =
		able.length > 0
			? t("waits.ask", { names: joinParts(able, ", ") })
			: soonest
				? t("waits.soon", { name: soonest.name, day: format.day(soonest.from, scope.today) })
				: t("waits.nobody");
	return (
		<div className="mx-auto grid max-w-4xl gap-4">
			<h1>{t("title")}</h1>
			<Notice tone="late" title={t("waits.title")}>
				{ask}
			</Notice>
		</div>
	);
}

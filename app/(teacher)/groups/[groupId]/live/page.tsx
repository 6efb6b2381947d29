import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { LiveBoard } from "@/components/live/live-board";
import { asAnswered } from "@/components/query/as-answered";
import { QueryProvider } from "@/components/query/query-provider";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getTranslator } from "@/lib/i18n/server";
import { findLiveLesson } from "@/lib/queries/live/find-live-lesson";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("live"))("title") };
}

/** T4: who works now, on what, and who is stuck. */
export default async function LivePage({ params }: { params: Promise<{ groupId: string }> }) {
	const scope = await requireScope();
	const { groupId } = addressIds(await params);
	const [t, lesson] = await Promise.all([getTranslator("live"), findLiveLesson(scope, groupId)]);
	if (lesson === null) notFound();
	return (
		<>
			<GroupNavigation groupId={groupId} current="live" />
			<h1 className="mb-2">{t("heading", { group: lesson.group.name })}</h1>
			<ClientMessages nouns={["live"]}>
				<QueryProvider>
					<LiveBoard first={asAnswered(lesson)} />
				</QueryProvider>
			</ClientMessages>
		</>
	);
}

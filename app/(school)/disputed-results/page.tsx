import type { Metadata } from "next";
import { ClientMessages } from "@/components/layout/client-messages";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { DisputeList } from "@/components/result-marks/dispute-list";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { listDisputes } from "@/lib/queries/result-marks/list-disputes";
import { decideDisputedResult } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("resultMarks"))("admin.title") };
}

/** Which results somebody disputes, and which do not count. For the admin, without a score. */
export default async function DisputedResultsPage() {
	const scope = await requireScope();
	if (!can(scope, "judge-results")) refuse(scope);
	const [t, disputes] = await Promise.all([getTranslator("resultMarks"), listDisputes(scope)]);
	const [waiting, notCounted] = (["disputed", "set-aside"] as const).map((state) =>
		disputes.filter((dispute) => dispute.state === state),
	);
	const common = { today: scope.today, action: decideDisputedResult };
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="disputed-results" />
			<div>
				<h1>{t("admin.title")}</h1>
				<p className="mt-1 max-w-[75ch] text-ink-2">{t("admin.intro")}</p>
				<p className="mt-1 max-w-[75ch] text-s text-ink-3">{t("admin.what")}</p>
			</div>
			{disputes.length === 0 ? <Notice title={t("admin.none")}>{t("admin.noneText")}</Notice> : null}
			<ClientMessages nouns={["accounts"]}>
				<div className="grid grid-cols-1 gap-3">
					<DisputeList
						id="waiting"
						title={t("admin.waiting", { count: waiting?.length ?? 0 })}
						disputes={waiting ?? []}
						{...common}
					/>
					<DisputeList
						id="not-counted"
						title={t("admin.notCounted", { count: notCounted?.length ?? 0 })}
						disputes={notCounted ?? []}
						{...common}
					/>
				</div>
			</ClientMessages>
		</div>
	);
}

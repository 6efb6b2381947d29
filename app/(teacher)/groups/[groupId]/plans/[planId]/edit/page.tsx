import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { PlaceTable } from "@/components/plans/place-table";
import { PlanFields } from "@/components/plans/plan-fields";
import { PlanForm } from "@/components/plans/plan-form";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getTranslator } from "@/lib/i18n/server";
import { findPlan } from "@/lib/queries/plans/find-plan";
import { writePlan } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("plans"))("edit") };
}

/** Writes a group plan: texts per level, and a level for each pupil. */
export default async function EditPlanRoute({ params }: { params: Promise<{ groupId: string; planId: string }> }) {
	const scope = await requireScope();
	const { groupId, planId } = addressIds(await params);
	const [page, t, subjects] = await Promise.all([
		findPlan(scope, groupId, planId),
		getTranslator("plans"),
		getTranslator("subjects"),
	]);
	if (page === null) notFound();
	return (
		<div className="grid gap-3">
			<div>
				<GroupNavigation groupId={groupId} current="plan" />
				<h1>{t("form.title", { subject: subjects(page.subjectKey), group: page.group.name })}</h1>
			</div>
			<ClientMessages nouns={["plans"]}>
				<PlanForm action={writePlan} groupId={groupId} planId={planId} version={page.version}>
					<PlanFields page={page} />
					<PlaceTable page={page} />
				</PlanForm>
			</ClientMessages>
		</div>
	);
}

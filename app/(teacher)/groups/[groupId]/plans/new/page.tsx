import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupNavigation } from "@/components/groups/group-navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { CreatePlanForm } from "@/components/plans/create-plan-form";
import { DayFields } from "@/components/plans/day-fields";
import { planDays } from "@/components/plans/plan-words";
import { requireScope } from "@/lib/authz/request-scope";
import { addDays } from "@/lib/domain/school-day";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { listPlans } from "@/lib/queries/plans/list-plans";
import { beginPlan } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("plans"))("new") };
}

/** Half a school year: the usual length of a group plan, and only a proposal. */
const usualDays = 140;

/** Begins a group plan: subject, period, and an earlier plan to go on from. */
export default async function NewPlanRoute({ params }: { params: Promise<{ groupId: string }> }) {
	const scope = await requireScope();
	const { groupId } = addressIds(await params);
	const [page, t, subjects, format] = await Promise.all([
		listPlans(scope, groupId),
		getTranslator("plans"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	if (page === null) notFound();
	return (
		<div className="grid gap-3">
			<div>
				<GroupNavigation groupId={groupId} current="plan" />
				<h1>{t("create.title", { group: page.group.name })}</h1>
			</div>
			<ClientMessages nouns={["plans"]}>
				<CreatePlanForm
					action={beginPlan}
					groupId={groupId}
					subjects={page.subjects.map((key) => ({ value: key, label: subjects(key) }))}
					earlier={page.plans.map((plan) => ({
						value: plan.planId,
						label: t("create.copy", { subject: subjects(plan.subjectKey), period: planDays(plan, t, format) }),
					}))}
					days={<DayFields firstDay={page.today} lastDay={addDays(page.today, usualDays)} />}
				/>
			</ClientMessages>
		</div>
	);
}

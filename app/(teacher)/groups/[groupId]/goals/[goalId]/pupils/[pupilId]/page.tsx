import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PupilGoalScreen } from "@/components/goals/pupil-goal-screen";
import { WordsMenu } from "@/components/ui/words-menu";
import { requireScope } from "@/lib/authz/request-scope";
import { AppError } from "@/lib/errors";
import { addressIds } from "@/lib/http/address-ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { getPupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

interface PageProps {
	readonly params: Promise<{ groupId: string; goalId: string; pupilId: string }>;
	readonly searchParams: Promise<{ period?: string | string[] }>;
}

/** A name in the title would stand in the browser's history and in a shared tab list. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("goals"))("panels") };
}

/** T3: one pupil on one goal, over all sources, in the context of the group. */
export default async function PupilGoalPage({ params, searchParams }: PageProps) {
	const scope = await requireScope();
	const [{ groupId, goalId, pupilId }, query] = await Promise.all([params.then(addressIds), searchParams]);
	const period = typeof query.period === "string" ? query.period : "year";
	const [goal, t, subjects, layout, format] = await Promise.all([
		getPupilGoal(scope, {
			...{ groupId, goalId, pupilId },
			period: periodChoice(period),
		}).catch(foreignAsUnknown),
		getTranslator("goals"),
		getTranslator("subjects"),
		getTranslator("layout"),
		getFormatter(),
	]);
	const keep = period === "year" ? "" : `period=${encodeURIComponent(period)}`;
	const grid = `/groups/${groupId}?subject=${goal.goal.subjectKey}${keep && `&${keep}`}`;
	const range = format.range(goal.period.from, goal.period.to);
	return (
		<div className="grid gap-2">
			<nav aria-label={t("crumb")} className="text-s text-ink-3">
				<Link href="/groups" className="link">
					{layout("groups")}
				</Link>{" "}
				·{" "}
				<Link href={grid} className="link">
					{goal.group.name}, {subjects(goal.goal.subjectKey)}
				</Link>{" "}
				·{" "}
				<Link href={`/groups/${groupId}/goals/${goalId}${keep && `?${keep}`}`} className="link">
					{goal.goal.code}
				</Link>
			</nav>
			<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
				<h1>
					<Link href={`/pupils/${pupilId}`} className="link-quiet">
						{goal.pupil.name}
					</Link>
					, {goal.goal.title}
				</h1>
				<WordsMenu
					label={t("period")}
					value={range}
					options={(["year", "8w", "4w"] as const).map((key) => ({
						label: t(`periods.${key}`),
						href: key === "year" ? "?" : `?period=${key}`,
						selected: goal.period.key === key,
					}))}
				/>
			</div>
			<PupilGoalScreen goal={goal} period={period} />
		</div>
	);
}

/** What is not theirs looks like what is not there. */
function foreignAsUnknown(fault: unknown): never {
	if (fault instanceof AppError && fault.code === "not-found") notFound();
	throw fault;
}

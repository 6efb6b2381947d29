import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/components/layout/client-messages";
import { RosterNavigation } from "@/components/roster/roster-navigation";
import { RollOverPanels } from "@/components/school-year/roll-over-panels";
import { WithoutGroup } from "@/components/school-year/without-group";
import { YearForm } from "@/components/school-year/year-form";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type ClosedYear, findRollOver, type YearToClose } from "@/lib/queries/school-year/find-roll-over";
import { findYearAct } from "@/lib/queries/school-year/find-year-act";
import { closeSchoolYear, reopenSchoolYear } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("schoolYear"))("title") };
}

const asked = z.object({ closed: z.guid().nullable().catch(null), reopened: z.guid().nullable().catch(null) });

/** A5: what happens when the school year is over, before it happens; the act, and the way back. */
export default async function SchoolYearPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "manage-roster")) notFound();
	const told = asked.parse(await searchParams);
	const state = told.reopened === null ? "closed" : "reopened";
	const closingId = told[state];
	const [t, format, { year, closed }, done] = await Promise.all([
		getTranslator("schoolYear"),
		getFormatter(),
		findRollOver(scope),
		closingId === null ? null : findYearAct(scope, state, closingId),
	]);
	return (
		<div className="grid grid-cols-1 gap-3">
			<RosterNavigation current="school-year" />
			<div className="max-w-[75ch]">
				<h1>{year ? t("year.title", { name: year.name }) : t("title")}</h1>
				{year ? (
					<p className="mt-1 text-l">
						{t(year.endDate <= scope.today ? "year.over" : "year.now", { day: format.longDay(year.endDate) })}
					</p>
				) : null}
				<p className="mt-1 text-ink-2">{t("intro")}</p>
			</div>
			{done ? (
				<Notice
					role="status"
					title={t(`done.${state}`, { name: done.name, amounts: t("amounts", { ...done.amounts }) })}
				/>
			) : null}
			{year ? <ToClose year={year} today={scope.today} /> : null}
			{year === null && closed === null ? <Notice title={t("none.title")}>{t("none.text")}</Notice> : null}
			{closed ? <Closed closed={closed} today={scope.today} /> : null}
		</div>
	);
}

async function ToClose({ year, today }: { year: YearToClose; today: string }) {
	const [t, format] = await Promise.all([getTranslator("schoolYear"), getFormatter()]);
	const { name, endDate, closableFrom, periodId } = year;
	return (
		<>
			<RollOverPanels year={year} />
			<WithoutGroup year={year} />
			<section className="panel grid gap-2 p-3" aria-labelledby="close">
				<h2 id="close">{t("close.title")}</h2>
				<p className="max-w-[75ch]">{t("close.text", { name, day: format.longDay(endDate) })}</p>
				<p className="max-w-[75ch]">{t("close.does", { amounts: t("amounts", { ...year.ends }) })}</p>
				<p className="max-w-[75ch] text-ink-2">{t("close.later")}</p>
				{closableFrom > today ? (
					<p className="text-ink-3">{t("close.early", { day: format.longDay(closableFrom) })}</p>
				) : (
					<ClientMessages nouns={["schoolYear"]}>
						<YearForm
							action={closeSchoolYear}
							id={periodId}
							confirm={t("close.confirm")}
							submit={t("close.submit", { name })}
							look="primary"
						/>
					</ClientMessages>
				)}
			</section>
		</>
	);
}

async function Closed({ closed, today }: { closed: ClosedYear; today: string }) {
	const [t, format] = await Promise.all([getTranslator("schoolYear"), getFormatter()]);
	const { name, closedBy, closedAt, endDate, counts, opens, closingId } = closed;
	return (
		<section className="panel grid gap-2 p-3" aria-labelledby="closed">
			<h2 id="closed">{t("closed.title", { name })}</h2>
			<p className="max-w-[75ch]">
				{t("closed.text", {
					...{ who: closedBy ?? t("closed.somebody"), at: format.dayTime(closedAt, today) },
					...{ day: format.day(endDate, today), groups: counts.group ?? 0, places: counts.membership ?? 0 },
				})}
			</p>
			<details>
				<summary className="opener">{t("closed.undo")}</summary>
				<p className="max-w-[75ch]">{t("closed.does", { amounts: t("amounts", { ...opens }) })}</p>
				<p className="max-w-[75ch] text-ink-2">{t("closed.undoText")}</p>
				<ClientMessages nouns={["schoolYear"]}>
					<YearForm
						action={reopenSchoolYear}
						id={closingId}
						confirm={t("closed.confirm")}
						submit={t("closed.submit")}
						look="plain"
					/>
				</ClientMessages>
			</details>
		</section>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

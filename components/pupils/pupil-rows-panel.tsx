import Link from "next/link";
import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import { subjectKeys } from "@/lib/domain/subjects";
import { getTranslator } from "@/lib/i18n/server";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import { PupilGoalsTable } from "./pupil-goals-table";
import { PupilRowsTable } from "./pupil-rows-table";
import { StripLegend } from "./strip-legend";
import { SubjectGoalsRow } from "./subject-goals-row";
import { SubjectRow } from "./subject-row";

/** All subjects of a pupil, each test on its own scale and practice by its goals, with the key on top and the same as a table below. */
export async function PupilRowsPanel({ pupil, today }: { pupil: PupilPage; today: string }) {
	const [t, common] = await Promise.all([getTranslator("pupils"), getTranslator("common")]);
	const mayOpen = new Set(pupil.groups.flatMap((group) => (group.mayOpen ? [group.groupId] : [])));
	const of = { pupilId: pupil.pupilId, givenName: pupil.givenName, today };
	return (
		<section className="panel" aria-label={t("title")}>
			<div className="subject-row items-end px-3 py-2 text-s text-ink-3 sm:px-4">
				<span className="hidden [grid-area:name] md:inline">{t("columns.subject")}</span>
				<div className="[grid-area:strip]">
					<StripLegend givenName={pupil.givenName} />
				</div>
				<span className="hidden text-right [grid-area:value] md:inline">{t("columns.now")}</span>
				<span className="hidden [grid-area:change] md:inline">{t("columns.change")}</span>
				<span className="hidden [grid-area:source] min-[72rem]:inline">{t("columns.source")}</span>
			</div>
			<ProvenanceFrame>
				<ul>
					{subjectKeys.flatMap((subject) => [
						...pupil.rows
							.filter((row) => row.subjectKey === subject)
							.map((row) => <SubjectRow key={row.key} row={row} mayOpen={mayOpen} {...of} />),
						...pupil.goals
							.filter((row) => row.subjectKey === subject)
							.map((row) => <SubjectGoalsRow key={subject} row={row} {...of} />),
					])}
				</ul>
			</ProvenanceFrame>
			<div className="flex flex-wrap items-start gap-x-5 border-t border-line px-3 py-1 text-s sm:px-4">
				<details className="min-w-0 open:basis-full">
					<summary className="opener">{common("asTable")}</summary>
					<PupilRowsTable pupil={pupil} />
					<PupilGoalsTable goals={pupil.goals} />
				</details>
				<Link href="/help/position" className="link inline-flex min-h-6 items-center">
					{common("howCalculated")}
				</Link>
			</div>
		</section>
	);
}

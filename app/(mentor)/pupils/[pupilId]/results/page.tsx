import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/layout/client-messages";
import { PupilSubHeading } from "@/components/pupils/pupil-sub-heading";
import { ResultList } from "@/components/result-marks/result-list";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import { addressIds } from "@/lib/http/address-ids";
import { getTranslator } from "@/lib/i18n/server";
import { findPupilResults } from "@/lib/queries/result-marks/find-pupil-results";
import { disputePupilResult, retractPupilDispute } from "./actions";

/** A name in the title would stand in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("resultMarks"))("crumb") };
}

/** The results of a pupil's tests, where somebody who sees them says that one is not right. */
export default async function PupilResultsPage({ params }: { readonly params: Promise<{ pupilId: string }> }) {
	const scope = await requireScope();
	const { pupilId } = addressIds(await params);
	const [page, t] = await Promise.all([findPupilResults(scope, pupilId), getTranslator("resultMarks")]);
	if (page === null) notFound();
	return (
		<div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-3">
			<PupilSubHeading pupilId={pupilId} name={page.name} crumb={t("crumb")} title={t("title", { name: page.name })}>
				<p className="mt-1 max-w-[70ch] text-ink-2">{t("intro")}</p>
			</PupilSubHeading>
			{page.results.length === 0 ? (
				<Notice>{t("none")}</Notice>
			) : (
				<ClientMessages nouns={["accounts"]}>
					<ResultList
						pupilId={pupilId}
						page={page}
						today={scope.today}
						actions={{ dispute: disputePupilResult, retract: retractPupilDispute }}
					/>
				</ClientMessages>
			)}
		</div>
	);
}

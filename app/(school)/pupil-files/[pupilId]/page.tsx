import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CorrectionPanel } from "@/components/corrections/correction-panel";
import { ClientMessages } from "@/components/layout/client-messages";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { ErasurePanel } from "@/components/pupil-files/erasure-panel";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownName } from "@/lib/commands/corrections/correct-name";
import { personId } from "@/lib/domain/ids";
import { getTranslator } from "@/lib/i18n/server";
import { findCorrection } from "@/lib/queries/corrections/find-correction";
import { findPupilFilePage } from "@/lib/queries/pupil-files/find-pupil-file-page";
import { correctPupilName, erasePupilOnRequest, withdrawNameCorrection } from "../actions";

/** A name in the title would stand in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("pupilFiles"))("title") };
}

/** One pupil: everything that is held, as a file to hand on, and the way to erase it. Counts only on the screen. */
export default async function PupilFilePage({ params }: { readonly params: Promise<{ pupilId: string }> }) {
	const scope = await requireScope();
	const asked = personId.safeParse((await params).pupilId);
	if (!can(scope, "handle-pupil-files") || !asked.success) refuse(scope);
	const pupilId = asked.data;
	const [t, page, name] = await Promise.all([
		getTranslator("pupilFiles"),
		findPupilFilePage(scope, pupilId),
		findCorrection(scope, pupilId),
	]);
	if (page === null || name === null) notFound();
	const corrections = { correct: correctPupilName, withdraw: withdrawNameCorrection };
	return (
		<div className="grid grid-cols-1 gap-3">
			<PeopleNavigation current="pupil-files" />
			<div>
				<p className="text-s text-ink-3">
					<Link href="/pupil-files" className="link">
						{t("title")}
					</Link>
				</p>
				<h1 className="mt-0.5">{page.name}</h1>
				<p className="mt-1">
					<Link href={`/views?pupil=${pupilId}`} className="link">
						{t("looked")}
					</Link>
				</p>
			</div>
			<div className="grid items-start gap-3 lg:grid-cols-2">
				<div className="grid gap-3">
					<section className="panel grid gap-2 p-3" aria-labelledby="file">
						<h2 id="file">{t("take.title")}</h2>
						<p className="max-w-[65ch] text-ink-2">{t("take.text")}</p>
						<p className="max-w-[65ch] text-s text-ink-3">{t("take.logged")}</p>
						<p>
							{/* Not a link of the router: what is fetched ahead would be a look. */}
							<a className="link inline-flex min-h-9 items-center" href={`/api/v1/pupil-files/${pupilId}/zip`}>
								{t("take.download")}
							</a>
						</p>
					</section>
					<ClientMessages nouns={["accounts"]}>
						<CorrectionPanel
							pupilId={pupilId}
							name={name}
							seen={versionOf(shownName(name))}
							today={scope.today}
							actions={corrections}
						/>
					</ClientMessages>
				</div>
				<ClientMessages nouns={["accounts"]}>
					<ErasurePanel page={page} today={scope.today} action={erasePupilOnRequest} />
				</ClientMessages>
			</div>
		</div>
	);
}

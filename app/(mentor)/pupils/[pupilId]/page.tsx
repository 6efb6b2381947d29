import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PupilRowsPanel } from "@/components/pupils/pupil-rows-panel";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/authz/request-scope";
import type { PersonId } from "@/lib/domain/ids";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findPupilPage } from "@/lib/queries/pupils/find-pupil-page";

/** A name in the title would stand in the browser's history and in a shared tab list. */
export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("pupils"))("crumb") };
}

/** M1 in short: how does this pupil stand, a row per subject and source. */
export default async function PupilPage({ params }: { params: Promise<{ pupilId: string }> }) {
	const scope = await requireScope();
	const { pupilId } = await params;
	if (!uuid.test(pupilId)) notFound();
	const [t, subjects, layout, format, pupil] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("layout"),
		getFormatter(),
		findPupilPage(scope, pupilId as PersonId),
	]);
	if (pupil === null) notFound();
	return (
		<div className="mx-auto grid max-w-6xl gap-3">
			<div>
				<p className="text-s text-ink-3">
					<Link href="/groups" className="link">
						{layout("groups")}
					</Link>{" "}
					· {t("crumb")}
				</p>
				<div className="mt-0.5 flex flex-wrap items-baseline gap-x-3">
					<h1>{pupil.name}</h1>
					<p className="text-ink-3">
						{[
							...pupil.groups.map((group) => group.name),
							...(pupil.coaches.length > 0 ? [t("coach", { names: format.list(pupil.coaches) })] : []),
						].join(" · ")}
					</p>
				</div>
				<p className="text-s text-ink-3">
					{pupil.subjects === "all"
						? null
						: `${t("onlySubjects", { subjects: format.list(pupil.subjects.map((key) => subjects(key))) })} `}
					{t("logged")}
				</p>
			</div>
			{pupil.rows.length === 0 ? (
				<Notice title={t("empty.title", { name: pupil.givenName })}>{t("empty.text")}</Notice>
			) : (
				<PupilRowsPanel pupil={pupil} today={scope.today} />
			)}
		</div>
	);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

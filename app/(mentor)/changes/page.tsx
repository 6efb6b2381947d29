import type { Metadata } from "next";
import { z } from "zod";
import { ChangedPupilItem } from "@/components/changes/changed-pupil-item";
import { GroupChanges } from "@/components/changes/group-changes";
import { ClientMessages } from "@/components/layout/client-messages";
import { FreshnessLine } from "@/components/provenance/freshness-line";
import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import { Notice } from "@/components/ui/notice";
import { WordsMenu } from "@/components/ui/words-menu";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { listChanges } from "@/lib/queries/changes/list-changes";
import { eraseNote, writeNote } from "../note-actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("changes"))("title") };
}

const periods = ["4w", "8w", "year"] as const;
const asked = z.object({ period: z.enum(periods).catch("4w") });

/** M2: about whom something changed that nobody wrote a note on yet. For coaches and class teachers. */
export default async function ChangesPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
	const scope = await requireScope();
	if (!can(scope, "see-own-groups")) refuse(scope);
	const { period } = asked.parse(await searchParams);
	const [t, pupilWords, format, page] = await Promise.all([
		getTranslator("changes"),
		getTranslator("pupils"),
		getFormatter(),
		listChanges(scope, { key: period }),
	]);
	if (page === null)
		return (
			<div className="mx-auto grid max-w-5xl gap-3">
				<h1>{t("title")}</h1>
				<Notice title={t("nobody.title")}>{t("nobody.text")}</Notice>
			</div>
		);
	const late = page.sources.filter((source) => source.late);
	const range = format.range(page.period.from, page.period.to);
	return (
		<ClientMessages nouns={["notes", "subjects"]}>
			<div className="mx-auto grid max-w-5xl gap-3">
				<div>
					<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
						<h1>{t("title")}</h1>
						<WordsMenu
							label={pupilWords("period")}
							value={range}
							options={periods.map((key) => ({
								label: pupilWords(`periods.${key}`),
								href: `?period=${key}`,
								selected: key === period,
							}))}
						/>
					</div>
					<p className="mt-1 text-l">{t("summary", { shown: page.pupils.length, count: page.count })}</p>
					<div className="text-s text-ink-3">
						{pupilWords("logged")} {page.cut ? t("cut", { count: page.count }) : ""}
						{late.length === 0 ? null : (
							<p className="flex flex-wrap gap-x-4">
								<FreshnessLine sources={late} today={scope.today} />
							</p>
						)}
						<details>
							<summary className="opener">{t("about")}</summary>
							<p className="max-w-[90ch]">{t("rule")}</p>
							<p className="mt-1 flex flex-wrap gap-x-4">
								<FreshnessLine sources={page.sources} today={scope.today} />
							</p>
						</details>
					</div>
				</div>
				{page.groups.length === 0 ? null : (
					<ProvenanceFrame>
						<GroupChanges signals={page.groups} rules={page.rules} today={scope.today} />
					</ProvenanceFrame>
				)}
				{page.pupils.length === 0 ? (
					<Notice title={t("empty.title")}>{t("empty.text", { range })}</Notice>
				) : (
					<ProvenanceFrame>
						<ul className="panel">
							{page.pupils.map((pupil) => (
								<ChangedPupilItem
									key={pupil.pupilId}
									pupil={pupil}
									period={period}
									rules={page.rules}
									today={scope.today}
									actions={{ write: writeNote, remove: eraseNote }}
								/>
							))}
						</ul>
					</ProvenanceFrame>
				)}
			</div>
		</ClientMessages>
	);
}

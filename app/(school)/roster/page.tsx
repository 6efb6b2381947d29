import type { Metadata } from "next";
import { z } from "zod";
import { ClientMessages } from "@/components/layout/client-messages";
import { RosterPulls } from "@/components/pulls/roster-pulls";
import { ImportTable } from "@/components/roster/import-table";
import { RosterGaps } from "@/components/roster/roster-gaps";
import { RosterNavigation } from "@/components/roster/roster-navigation";
import { RosterPreviewPanel } from "@/components/roster/roster-preview-panel";
import { UndoneLines, UndoPanel } from "@/components/roster/undo-panel";
import { UploadForm } from "@/components/roster/upload-form";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { listPulls } from "@/lib/queries/pulls/list-pulls";
import { findPreview } from "@/lib/queries/roster/find-preview";
import { findUndo, findUndone } from "@/lib/queries/roster/find-undo";
import { getRosterOverview } from "@/lib/queries/roster/get-roster-overview";
import { changeNouns } from "@/lib/queries/roster/list-changes";
import { listImports } from "@/lib/queries/roster/list-imports";
import { decideImport, undoImport } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("roster"))("title") };
}

const asked = z.object({
	import: z.guid().nullable().catch(null),
	show: z.enum(changeNouns).nullable().catch(null),
	page: z.coerce.number().int().min(1).catch(1),
	done: z.enum(["applied", "discarded"]).nullable().catch(null),
	undo: z.guid().nullable().catch(null),
	undone: z.guid().nullable().catch(null),
});

/** Who is at the school and in which group: a file comes in, its changes are looked at, then applied. For its admin. */
export default async function RosterPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "manage-roster")) refuse(scope);
	const { import: importId, show, page, done, ...about } = asked.parse(await searchParams);
	const [t, overview, imports, undo, undone, pulls, preview] = await Promise.all([
		getTranslator("roster"),
		getRosterOverview(scope),
		listImports(scope),
		findUndo(scope, about.undo),
		about.undone === null ? null : findUndone(scope, about.undone),
		listPulls(scope),
		importId === null ? null : findPreview(scope, importId, { noun: show, page }),
	]);
	const { pupils, groups, employees } = overview;
	const isEmpty = pupils + groups + employees === 0;
	const brought = imports.find((row) => row.importId === importId) ?? null;
	return (
		<div className="grid grid-cols-1 gap-3">
			<RosterNavigation current="roster" />
			<div>
				<h1>{t("title")}</h1>
				{isEmpty ? null : <p className="mt-1 text-l">{t("summary", { pupils, groups, employees })}</p>}
			</div>
			{done && importId === null ? <Notice role="status" title={t(`preview.${done}`)} /> : null}
			{undone ? (
				<Notice role="status" title={t("undo.undone")}>
					<UndoneLines counts={undone} />
				</Notice>
			) : null}
			{importId !== null && preview === null ? <Notice title={t("errors.gone")} /> : null}
			{isEmpty && preview === null ? <Notice title={t("empty.title")}>{t("empty.text")}</Notice> : null}
			{preview ? null : <RosterPulls pulls={pulls} today={scope.today} />}
			{preview ? (
				<RosterPreviewPanel preview={preview} brought={brought} noun={show} action={decideImport} />
			) : (
				<section className="panel grid gap-3 p-3" aria-labelledby="upload">
					<div>
						<h2 id="upload">{t("upload.title")}</h2>
						<p className="mt-1 max-w-[70ch] text-ink-2">{t("upload.text")}</p>
					</div>
					<ClientMessages nouns={["roster"]}>
						<UploadForm />
					</ClientMessages>
				</section>
			)}
			{isEmpty || preview ? null : <RosterGaps overview={overview} />}
			{imports.length > 0 ? <ImportTable imports={imports} today={scope.today} /> : null}
			{undo && preview === null ? <UndoPanel undo={undo} today={scope.today} action={undoImport} /> : null}
		</div>
	);
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { BoardSchoolTable } from "@/components/boards/board-school-table";
import { VolumeLegend } from "@/components/suppliers/volume-legend";
import { Notice } from "@/components/ui/notice";
import { requireBoardScope } from "@/lib/authz/boards/request-boards";
import { now } from "@/lib/clock";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { findBoardSchool } from "@/lib/queries/boards/find-board-school";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("boards"))("school.title") };
}

/** The connections of one school of the board, and what was done there without a second admin. */
export default async function BoardSchoolPage({ params }: { params: Promise<{ boardId: string; schoolId: string }> }) {
	const { boardId, schoolId } = await params;
	const scope = await requireBoardScope(boardId);
	const [t, acts, format, school] = await Promise.all([
		getTranslator("boards"),
		getTranslator("loneActs"),
		getFormatter(),
		findBoardSchool(scope, schoolId),
	]);
	if (school === null) notFound();
	return (
		<>
			<p>
				<Link href={`/boards/${boardId}`} className="link">
					{school.board}
				</Link>
			</p>
			<div className="mb-3 flex flex-wrap items-baseline gap-x-3">
				<h1>{school.name}</h1>
				<span className="text-ink-3">{t("readAt", { moment: format.dayTime(now(), scope.today) })}</span>
			</div>
			{school.connections.length === 0 ? (
				<Notice title={t("school.empty.title")}>{t("school.empty.text")}</Notice>
			) : (
				<>
					<BoardSchoolTable connections={school.connections} today={scope.today} label={t("school.title")} />
					<VolumeLegend />
				</>
			)}
			<section className="panel mt-3 grid gap-2 p-3" aria-labelledby="alone">
				<div>
					<h2 id="alone">{t("alone.title")}</h2>
					<p className="mt-0.5 max-w-[75ch] text-ink-2">{t("alone.text")}</p>
				</div>
				{school.loneActs.length === 0 ? (
					<p>{t("alone.none")}</p>
				) : (
					<ul className="grid gap-1">
						{school.loneActs.map(({ id, at, act }) => (
							<li key={id}>
								<span className="text-ink-3">{format.day(at, scope.today)}</span> {acts(act)}
							</li>
						))}
					</ul>
				)}
			</section>
		</>
	);
}

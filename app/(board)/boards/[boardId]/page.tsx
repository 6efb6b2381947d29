import type { Metadata } from "next";
import { BoardLogTable } from "@/components/boards/board-log-table";
import { BoardTable } from "@/components/boards/board-table";
import { Notice } from "@/components/ui/notice";
import { PageLinks } from "@/components/ui/page-links";
import { requireBoardScope } from "@/lib/authz/boards/request-boards";
import { now } from "@/lib/clock";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { listBoardLog } from "@/lib/queries/boards/list-board-log";
import { listBoardSchools } from "@/lib/queries/boards/list-board-schools";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("boards"))("title") };
}

interface PageProps {
	readonly params: Promise<{ boardId: string }>;
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The schools of a board, the one most in need first: do their suppliers deliver. No pupils. Below them the board's own log. */
export default async function BoardPage({ params, searchParams }: PageProps) {
	const [{ boardId }, asked] = await Promise.all([params, searchParams]);
	const scope = await requireBoardScope(boardId);
	const [t, format, log, found] = await Promise.all([
		getTranslator("boards"),
		getFormatter(),
		listBoardLog(scope),
		listBoardSchools(scope, Number.parseInt(String(asked.page ?? "1"), 10) || 1),
	]);
	const { board, total, schools, page, pages } = found;
	const waiting = schools.filter(({ connections }) => connections.waiting > 0).length;
	const to = (number: number) => `/boards/${boardId}?page=${number}`;
	return (
		<>
			<div className="flex flex-wrap items-baseline gap-x-3">
				<h1>{board}</h1>
				<span className="text-ink-3">{t("readAt", { moment: format.dayTime(now(), scope.today) })}</span>
			</div>
			{total === 0 ? (
				<div className="mt-3">
					<Notice title={t("empty.title")}>{t("empty.text")}</Notice>
				</div>
			) : (
				<>
					<p className="mt-1 max-w-[100ch] text-l">{t("summary", { waiting, shown: schools.length })}</p>
					<p className="mb-3 max-w-[100ch] text-ink-2">{t("rule")}</p>
					<section className="panel" aria-label={t("title")}>
						<BoardTable boardId={boardId} schools={schools} today={scope.today} />
						<PageLinks
							label={t("pages.label")}
							text={t("pages.text", { page, pages, total })}
							previous={page > 1 ? { href: to(page - 1), label: t("pages.previous") } : null}
							next={page < pages ? { href: to(page + 1), label: t("pages.next") } : null}
						/>
					</section>
				</>
			)}
			<section className="panel mt-3" aria-labelledby="log">
				<div className="p-3">
					<h2 id="log">{t("log.title")}</h2>
					<p className="mt-0.5 max-w-[75ch] text-ink-2">{t("log.text")}</p>
				</div>
				{log.length === 0 ? (
					<p className="px-3 pb-3">{t("log.none")}</p>
				) : (
					<div className="relative overflow-x-auto">
						<BoardLogTable rows={log} today={scope.today} />
					</div>
				)}
			</section>
		</>
	);
}

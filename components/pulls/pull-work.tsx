import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { WorkPanel } from "@/components/long-work/work-panel";
import { asAnswered } from "@/components/query/as-answered";
import { QueryProvider } from "@/components/query/query-provider";
import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { WorkState } from "@/lib/queries/long-work/find-work";
import type { PullRun } from "@/lib/queries/pulls/list-runs";
import { resultInWords } from "./pull-words";
import { RefreshWhileOpen } from "./refresh-while-open";

/** A pull under way: how far it is, what it waits for, and a way to end it. */
export async function PullWork({
	work,
	run,
	now,
	cancel,
}: {
	work: WorkState;
	run: PullRun;
	now: Date;
	cancel: Act<unknown>;
}) {
	const [t, format] = await Promise.all([getTranslator("pulls"), getFormatter()]);
	const at = run.nextTryAt && format.moment(run.nextTryAt, now);
	return (
		<div className="grid gap-2">
			<ClientMessages nouns={["longWork"]}>
				<QueryProvider>
					<WorkPanel
						key={work.workId}
						first={asAnswered(work)}
						title={t(run.trial ? "work.trial" : "work.full")}
						cancel={cancel}
					>
						{null}
					</WorkPanel>
				</QueryProvider>
			</ClientMessages>
			{run.result && at ? (
				<Notice
					tone="late"
					role="status"
					title={t("work.waiting", { cause: resultInWords(t, format, run.result, run.detail), at })}
				/>
			) : null}
			<p className="text-s text-ink-3">{t("work.pages", { pages: run.pages, rows: run.rows })}</p>
			<RefreshWhileOpen />
		</div>
	);
}

import Link from "next/link";
import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { WorkPanel } from "@/components/long-work/work-panel";
import { asAnswered } from "@/components/query/as-answered";
import { QueryProvider } from "@/components/query/query-provider";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { WorkState } from "@/lib/queries/long-work/find-work";

const endings = ["written", "stale", "held", "rejected", "not-used", "erased", "unreadable", "ended"] as const;

/** Reading again: how far it is, and at the end how many records ended in which way. */
export async function ReplayPanel({
	work,
	cancel,
	recordsHref,
}: {
	work: WorkState;
	cancel: Act<unknown>;
	/** Where each record is told of; null: it is shown already. */
	recordsHref: string | null;
}) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const { unchanged = 0, ...report } = work.report;
	const counts: Readonly<Record<string, number>> = { ...report, written: (report.written ?? 0) + unchanged };
	const told = endings.flatMap((name) => {
		const count = counts[name] ?? 0;
		return count === 0 ? [] : [t(`replay.report.${name}`, { count, countText: format.number(count, 0) })];
	});
	return (
		<ClientMessages nouns={["longWork"]}>
			<QueryProvider>
				<WorkPanel key={work.workId} first={asAnswered(work)} title={t("replay.title")} cancel={cancel}>
					<ul className="grid gap-0.5 text-ink-2">
						{told.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
					{recordsHref !== null && work.done > 0 ? (
						<Link href={recordsHref} className="link w-fit" scroll={false}>
							{t("replay.perRecord")}
						</Link>
					) : null}
				</WorkPanel>
			</QueryProvider>
		</ClientMessages>
	);
}

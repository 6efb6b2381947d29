import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { WorkPanel } from "@/components/long-work/work-panel";
import { asAnswered } from "@/components/query/as-answered";
import { QueryProvider } from "@/components/query/query-provider";
import { getTranslator } from "@/lib/i18n/server";
import type { WorkState } from "@/lib/queries/long-work/find-work";
import { ReceivedList } from "./received-list";

/** An erasure under way, and at its end what it took out. */
export async function ErasurePanel({ work, stop }: { work: WorkState; stop: Act<unknown> }) {
	const t = await getTranslator("connections");
	const open = work.state === "queued" || work.state === "running";
	return (
		<ClientMessages nouns={["longWork"]}>
			<QueryProvider>
				<WorkPanel
					key={work.workId}
					first={asAnswered(work)}
					title={t(open ? "manage.ended.work" : "manage.ended.report")}
					cancel={stop}
				>
					<ReceivedList counts={work.report} pupils={work.report.pupils ?? 0} />
				</WorkPanel>
			</QueryProvider>
		</ClientMessages>
	);
}

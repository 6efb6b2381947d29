import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { pullMinute } from "@/lib/domain/pull-minute";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ActivePull } from "@/lib/queries/pulls/list-pulls";
import { clockText, resultInWords } from "./pull-words";

/** Beside the roster: that it is fetched by the clock, from whom, and how that went last. */
export async function RosterPulls({ pulls, today }: { pulls: readonly ActivePull[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("pulls"), getFormatter()]);
	return pulls.map(({ connectionId, supplier, hour, last }) => {
		const ended = last?.result
			? `${format.dayTime(last.createdAt, today)}. ${resultInWords(t, format, last.result, last.detail)}`
			: t("roster.none");
		const time = clockText(hour, pullMinute(connectionId));
		return (
			<Notice key={connectionId} tone={last?.state === "failed" ? "fault" : "plain"} title={t("roster.title")}>
				{t("roster.on", { time, supplier, last: ended })}{" "}
				<Link className="link" href={`/suppliers/${connectionId}/pull`}>
					{t("roster.open")}
				</Link>
			</Notice>
		);
	});
}

import Link from "next/link";
import { countsInWords } from "@/components/roster/roster-words";
import { ColumnHeads } from "@/components/ui/column-heads";
import { StatusShape } from "@/components/ui/status";
import type { Formatter } from "@/lib/i18n/format";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Translator } from "@/lib/i18n/translator";
import type { PullRun } from "@/lib/queries/pulls/list-runs";
import { mendInWords, resultInWords } from "./pull-words";

const heads = ["at", "what", "result", "volume", "who"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";
/** More is not read on a screen. */
const mostPlaces = 5;

/** Each time that the roster was fetched: how it ended, what can be done, and how much was read. */
export async function PullRunTable({ runs, today }: { runs: readonly PullRun[]; today: string }) {
	const [t, format] = await Promise.all([getTranslator("pulls"), getFormatter()]);
	return (
		<section className="panel overflow-x-auto" aria-labelledby="runs">
			<h2 id="runs" className="px-3 pt-2">
				{t("runs.title")}
			</h2>
			{runs.length === 0 ? (
				<p className="px-3 pt-1 pb-3 text-ink-2">{t("runs.empty")}</p>
			) : (
				<table className="w-full border-collapse">
					<ColumnHeads heads={heads} word={(head) => t(`runs.${head}`)} cell={cell} />
					<tbody>
						{runs.map((run) => (
							<tr key={run.runId} className="border-b border-line last:border-b-0">
								<th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
									{format.dayTime(run.createdAt, today)}
								</th>
								<td className={cell}>{t(run.trial ? "runs.trial" : "runs.full")}</td>
								<td className={`${cell} min-w-60`}>
									<RunResult run={run} />
								</td>
								<td className={`${cell} whitespace-nowrap`}>
									{t("runs.pages", { pages: run.pages, rows: run.rows })}
									<p className="text-s text-ink-3">
										{tookInWords(t, format, run)}
										{run.retries > 0 ? `${run.endedAt ? ", " : ""}${t("runs.retries", { count: run.retries })}` : null}
									</p>
								</td>
								<td className={cell}>{run.askedBy ?? t("runs.clock")}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}

function tookInWords(t: Translator<"pulls">, format: Formatter, { startedAt, endedAt }: PullRun): string | null {
	if (!startedAt || !endedAt) return null;
	const tookMs = endedAt.getTime() - startedAt.getTime();
	return tookMs < 90_000
		? t("runs.tookSeconds", { seconds: Math.max(1, Math.round(tookMs / 1000)) })
		: t("runs.took", { duration: format.duration(tookMs) });
}

async function RunResult({ run }: { run: PullRun }) {
	const [t, roster, format] = await Promise.all([getTranslator("pulls"), getTranslator("roster"), getFormatter()]);
	const { result, detail, state, importId } = run;
	if (state === "open" || result === null) return t("runs.open");
	const words = resultInWords(t, format, result, detail);
	const mend = mendInWords(t, result);
	const places = (detail.reasons ?? [])
		.slice(0, mostPlaces)
		.map(({ code, path }) => (path === "" ? code : `${path} (${code})`));
	return (
		<>
			<p className="flex items-start gap-1.5">
				{state === "failed" ? <StatusShape name="stuck" /> : null}
				{importId && (result === "held" || result === "previewed") ? (
					<Link className="link" href={`/roster?import=${importId}`}>
						{words}
					</Link>
				) : (
					<span>{words}</span>
				)}
			</p>
			{detail.counts && result !== "unchanged" ? (
				<p className="text-s text-ink-2">{countsInWords(roster, format, detail.counts)}</p>
			) : null}
			{mend && state === "failed" ? <p className="text-s text-ink-2">{mend}</p> : null}
			{places.length > 0 ? (
				<p className="text-s break-all text-ink-3">{t("runs.place", { places: joinParts(places, "; ") })}</p>
			) : null}
		</>
	);
}

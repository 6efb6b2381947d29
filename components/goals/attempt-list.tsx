"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { AttemptRow } from "@/lib/queries/goals/list-attempts";
import type { Answered } from "../query/answered";
import { useAttempts } from "./use-attempts";

interface About {
	readonly path: `/api/v1/${string}`;
	readonly period: string;
	readonly connectionId: string;
	readonly supplier: string;
	readonly today: string;
}

/** Single attempts at one source, fetched when they are asked for. */
export function AttemptList(about: About) {
	const t = useTranslations("goals");
	const [open, setOpen] = useState(false);
	const { supplier } = about;
	return (
		<>
			<Button className="text-left whitespace-normal!" aria-expanded={open} onClick={() => setOpen(!open)}>
				{open ? t("attempts.close", { supplier }) : t("attempts.open", { supplier })}
			</Button>
			{open ? <Attempts {...about} /> : null}
		</>
	);
}

function Attempts({ path, period, connectionId, supplier, today }: About) {
	const t = useTranslations("goals");
	const common = useTranslations("common");
	const asked = useAttempts(path, period, connectionId);
	const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
	if (asked.isPending) return <p role="status">{t("attempts.loading")}</p>;
	return (
		<div className="grid justify-items-start gap-2">
			{rows.length > 0 ? <AttemptTable rows={rows} supplier={supplier} today={today} /> : null}
			{rows.length === 0 && !asked.isError ? <p>{t("attempts.none")}</p> : null}
			{asked.isError ? (
				<p role="alert" className="flex items-center gap-2">
					{t("attempts.error")} <Button onClick={() => asked.refetch()}>{common("retry")}</Button>
				</p>
			) : null}
			{asked.hasNextPage || (asked.data?.pages.length ?? 0) > 1 ? (
				<Button onClick={() => asked.fetchNextPage()} disabled={asked.isFetchingNextPage || !asked.hasNextPage}>
					{asked.hasNextPage ? t("attempts.more") : t("attempts.all")}
				</Button>
			) : null}
		</div>
	);
}

function AttemptTable({
	rows,
	supplier,
	today,
}: {
	rows: readonly Answered<AttemptRow>[];
	supplier: string;
	today: string;
}) {
	const t = useTranslations("goals");
	const format = formatter(useLocale());
	return (
		<table className="w-full text-m [&_td]:border-t [&_td]:border-line [&_td]:py-0.5 [&_td]:pr-4 [&_th]:pr-4 [&_th]:text-s [&_th]:font-normal [&_th]:text-ink-3">
			<caption className="pb-1 text-left text-s text-ink-3">{t("attempts.caption", { supplier })}</caption>
			<thead>
				<tr>
					<th scope="col">{t("attempts.when")}</th>
					<th scope="col">{t("attempts.what")}</th>
					<th scope="col">{t("attempts.result")}</th>
					<th scope="col">{t("attempts.first")}</th>
					<th scope="col" className="text-right">
						{t("attempts.duration")}
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr key={row.id}>
						<td className="whitespace-nowrap">{format.dayTime(row.at, today)}</td>
						<td>
							{row.itemTitle ?? row.title ?? t("attempts.untitled")}
							{row.itemTitle !== null && row.title !== null && row.title !== row.itemTitle ? (
								<span className="text-ink-3"> · {row.title}</span>
							) : null}
						</td>
						<td>{resultInWords(row, t, format)}</td>
						<td>{t(row.first ? "attempts.firstYes" : "attempts.firstNo")}</td>
						<td className="text-right whitespace-nowrap">
							{row.durationMs === null ? "–" : `${format.number(row.durationMs / 1000, 0)} s`}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** The supplier's verdict; points where it gave only those; that there is none is said. */
function resultInWords(
	row: Answered<AttemptRow>,
	t: ReturnType<typeof useTranslations<"goals">>,
	format: ReturnType<typeof formatter>,
): string {
	if (row.success !== null) return t(row.success ? "attempts.right" : "attempts.wrong");
	return row.scoreRatio === null
		? t("attempts.noVerdict")
		: t("attempts.partial", { share: format.share(row.scoreRatio) });
}

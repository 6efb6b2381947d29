"use client";
import { useQuery } from "@tanstack/react-query";
import { ProvenanceFacts } from "@/components/provenance/provenance-facts";
import { Sheet } from "@/components/ui/sheet";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { SignalProvenance as Answer } from "@/lib/queries/signals/list-signal-provenance";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

/** At the side: since when a signal is so, when that was looked at, and per source its last message. */
export function SignalProvenance({
	signalId,
	what,
	rule,
	today,
	opener,
	onClose,
}: {
	signalId: string;
	what: string;
	rule: string;
	today: string;
	opener: HTMLElement;
	onClose(): void;
}) {
	const [t, words, common] = [useTranslations("signals"), useTranslations("provenance"), useTranslations("common")];
	const format = formatter(useLocale());
	const { data, isError } = useQuery({
		queryKey: ["signals", "provenance", signalId],
		queryFn: ({ signal }) => fetchJson<Answered<Answer>>(`/api/v1/signals/${signalId}/provenance`, signal),
		refetchOnWindowFocus: false,
	});
	return (
		<Sheet title={t("source.title", { what })} closeLabel={common("close")} opener={opener} onClose={onClose}>
			{isError ? <p role="alert">{words("error")}</p> : null}
			{data || isError ? null : <p role="status">{words("loading")}</p>}
			{data ? (
				<div className="grid gap-3">
					<p className="text-s text-ink-2">
						{t("source.since", {
							raised: format.dayTime(data.raisedAt, today),
							evaluated: format.dayTime(data.evaluatedAt, today),
						})}
					</p>
					{data.sources.length === 0 ? <p>{t("source.none")}</p> : null}
					{data.sources.map((found) => (
						<div key={found.key} className="border-t border-line pt-2">
							<ProvenanceFacts found={found} today={today} rule={rule} />
						</div>
					))}
				</div>
			) : null}
		</Sheet>
	);
}

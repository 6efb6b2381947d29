"use client";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { RulePreview } from "@/lib/queries/signals/preview-signal-rule";
import { fetchLines } from "../query/fetch-lines";

/** Counts whom a rule would point at, with its progress; asked again, the count under way stops. */
export function useRulePreview(code: string) {
	const [state, setState] = useState<RulePreview | null>(null);
	const running = useRef<AbortController | null>(null);
	const count = useMutation({
		mutationFn: (thresholds: Readonly<Record<string, string>>) => {
			running.current?.abort();
			running.current = new AbortController();
			setState(null);
			const query = new URLSearchParams(thresholds).toString();
			return fetchLines<RulePreview>(`/api/v1/signal-rules/${code}/preview?${query}`, setState, running.current.signal);
		},
	});
	return { state, ask: count.mutate, busy: count.isPending, failed: count.isError };
}

"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { AttemptPage } from "@/lib/queries/goals/list-attempts";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

type Page = Answered<AttemptPage>;

/** Single attempts of one pupil on one goal by one source, newest first, a page at a time. */
export function useAttempts(path: `/api/v1/${string}`, period: string, connectionId: string) {
	return useInfiniteQuery({
		queryKey: ["goals", "attempts", path, period, connectionId],
		initialPageParam: null as Page["next"],
		queryFn: ({ pageParam, signal }) => {
			const after: Record<string, string> = pageParam ? { afterAt: pageParam.at, afterId: pageParam.id } : {};
			const query = new URLSearchParams({ period, connection: connectionId, ...after });
			return fetchJson<Page>(`${path}/attempts?${query}`, signal);
		},
		getNextPageParam: (page) => page.next,
		refetchOnWindowFocus: false,
	});
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { LiveTest } from "@/lib/queries/suppliers/find-live-test";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

const everyMs = 3_000;
const reachedOf = ({ steps }: Answered<LiveTest>) => steps.filter(({ state }) => state !== "waiting").length;

/**
 * Follows a connection until every step is done. While more is reached than the page was drawn with (`first`), the rest of
 * the page is drawn anew, and asked for again should that be broken off on its way.
 */
export function useLiveTest(connectionId: string, first: Answered<LiveTest>) {
	const router = useRouter();
	const drawn = reachedOf(first);
	const asked = useQuery({
		queryKey: ["live-test", connectionId],
		queryFn: ({ signal }) =>
			fetchJson<Answered<LiveTest>>(`/api/v1/suppliers/connections/${connectionId}/live-test`, signal),
		initialData: first,
		staleTime: everyMs,
		refetchInterval: ({ state: { data } }) => (data?.done && reachedOf(data) === drawn ? false : everyMs),
	});
	const reached = reachedOf(asked.data);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each answer asks anew whether the page is behind
	useEffect(() => {
		if (reached !== drawn) router.refresh();
	}, [reached, drawn, asked.dataUpdatedAt, router]);
	return { test: asked.data, late: asked.isError };
}

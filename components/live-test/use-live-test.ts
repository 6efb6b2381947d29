"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { LiveTest } from "@/lib/queries/suppliers/find-live-test";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

const everyMs = 3_000;

/** Follows a connection until every step is done; a step that is new draws the rest of the page anew. */
export function useLiveTest(connectionId: string, first: Answered<LiveTest>) {
	const router = useRouter();
	const asked = useQuery({
		queryKey: ["live-test", connectionId],
		queryFn: ({ signal }) =>
			fetchJson<Answered<LiveTest>>(`/api/v1/suppliers/connections/${connectionId}/live-test`, signal),
		initialData: first,
		staleTime: everyMs,
		refetchInterval: ({ state: { data } }) => (data?.done ? false : everyMs),
	});
	const reached = asked.data.steps.filter(({ state }) => state !== "waiting").length;
	const before = useRef(reached);
	useEffect(() => {
		if (before.current !== reached) router.refresh();
		before.current = reached;
	}, [reached, router]);
	return { test: asked.data, late: asked.isError };
}

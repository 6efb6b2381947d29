"use client";
import { useQuery } from "@tanstack/react-query";
import type { Provenance } from "@/lib/queries/goals/get-provenance";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

/** Where all figures of one pupil on one goal come from, asked once for all panels when the first is opened. */
export function useProvenance(path: `/api/v1/${string}`, period: string) {
	return useQuery({
		queryKey: ["goals", "provenance", path, period],
		queryFn: ({ signal }) =>
			fetchJson<readonly Answered<Provenance>[]>(`${path}/provenance?${new URLSearchParams({ period })}`, signal),
		// Each answer is a look that is logged: not asked again only because the tab came back.
		refetchOnWindowFocus: false,
	});
}

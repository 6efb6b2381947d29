"use client";
import { useQuery } from "@tanstack/react-query";
import type { Provenance } from "@/lib/queries/provenance/provenance";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

/** Where all figures behind one address come from, asked once when the first of them is opened. */
export function useProvenance(address: `/api/v1/${string}`) {
	return useQuery({
		queryKey: ["provenance", address],
		queryFn: ({ signal }) => fetchJson<readonly Answered<Provenance>[]>(address, signal),
		// Each answer is a look that is logged: not asked again only because the tab came back.
		refetchOnWindowFocus: false,
	});
}

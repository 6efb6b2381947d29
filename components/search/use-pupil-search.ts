"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { FoundPupils } from "@/lib/queries/search/search-pupils";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

const restMs = 120;

/** Own pupils by the text as it stands after a short rest; the answer before stays until the next is there. */
export function usePupilSearch(text: string) {
	const [rested, setRested] = useState("");
	useEffect(() => {
		const timer = setTimeout(() => setRested(text.trim()), restMs);
		return () => clearTimeout(timer);
	}, [text]);
	return useQuery({
		queryKey: ["search", rested],
		queryFn: ({ signal }) =>
			// Not in the address: proxies and browsers keep addresses, and this is a name.
			fetchJson<Answered<FoundPupils>>("/api/v1/pupils/search", signal, { text: rested }),
		enabled: rested !== "",
		placeholderData: keepPreviousData,
		refetchOnWindowFocus: false,
	});
}

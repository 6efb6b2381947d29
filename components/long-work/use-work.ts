"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { WorkState } from "@/lib/queries/long-work/find-work";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";

const everyMs = 1_000;

export const isOpen = ({ state }: Pick<WorkState, "state">): boolean => state === "queued" || state === "running";

/** Follows long work each second until it ends; then the page is drawn anew, for its figures are others now. */
export function useWork(first: Answered<WorkState>) {
	const { workId } = first;
	const router = useRouter();
	const asked = useQuery({
		queryKey: ["work", workId],
		queryFn: ({ signal }) => fetchJson<Answered<WorkState>>(`/api/v1/work/${workId}`, signal),
		initialData: first,
		// What came with the page counts until the first second is over.
		staleTime: everyMs,
		refetchInterval: ({ state: { data } }) => (data && isOpen(data) ? everyMs : false),
	});
	const work = asked.data;
	const wasOpen = useRef(isOpen(first));
	const open = isOpen(work);
	useEffect(() => {
		if (wasOpen.current && !open) router.refresh();
		wasOpen.current = open;
	}, [open, router]);
	return { work, late: asked.isError };
}

"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { LiveLesson } from "@/lib/queries/live/find-live-lesson";
import type { Answered } from "../query/answered";
import { fetchJson } from "../query/fetch-json";
import { useLiveEvents } from "./use-live-events";

/** With the stream open only the minutes grow older; without it this is how news comes. */
const [withStreamMs, withoutMs] = [30_000, 10_000];
/** However fast the news comes, the page asks no more often. */
const pauseMs = 700;

/** The lesson as it goes: asked again when the stream says that something changed, else now and then. */
export function useLiveLesson(first: Answered<LiveLesson>) {
	const { groupId } = first.group;
	const client = useQueryClient();
	const asking = useRef({ busy: false, again: false });
	const onChange = useCallback(async () => {
		const { current } = asking;
		current.again = true;
		if (current.busy) return;
		current.busy = true;
		while (current.again) {
			current.again = false;
			await client.invalidateQueries({ queryKey: ["live", groupId] });
			await new Promise((resolve) => setTimeout(resolve, pauseMs));
		}
		current.busy = false;
	}, [client, groupId]);
	const streaming = useLiveEvents(groupId, onChange);
	const asked = useQuery({
		queryKey: ["live", groupId],
		queryFn: ({ signal }) => fetchJson<Answered<LiveLesson>>(`/api/v1/groups/${groupId}/live`, signal),
		initialData: first,
		refetchInterval: streaming ? withStreamMs : withoutMs,
	});
	return { ...asked, streaming };
}

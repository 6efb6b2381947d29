"use client";
import { useEffect, useState } from "react";

/** After a refusal, such as too many open pages, the stream is tried again so much later. */
const againMs = 60_000;

/**
 * Listens to the stream of a group while the page can be seen: hidden, it is closed, and back in sight what changed
 * meanwhile is asked for. A stream that breaks is opened again by the browser.
 * @param onChange keep it the same between renders
 * @returns whether the stream is open
 */
export function useLiveEvents(groupId: string, onChange: () => void): boolean {
	const [open, setOpen] = useState(false);
	useEffect(() => {
		let source: EventSource | null = null;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stop = () => {
			clearTimeout(timer);
			source?.close();
			source = null;
			setOpen(false);
		};
		const start = () => {
			stop();
			const opened = new EventSource(`/api/v1/groups/${groupId}/live/events`);
			source = opened;
			opened.onopen = () => setOpen(true);
			opened.onerror = () => {
				setOpen(false);
				if (opened.readyState === EventSource.CLOSED) timer = setTimeout(start, againMs);
			};
			opened.addEventListener("changed", onChange);
		};
		const onVisibility = () => {
			if (document.hidden) return stop();
			start();
			onChange();
		};
		if (!document.hidden) start();
		document.addEventListener("visibilitychange", onVisibility);
		return () => {
			document.removeEventListener("visibilitychange", onVisibility);
			stop();
		};
	}, [groupId, onChange]);
	return open;
}

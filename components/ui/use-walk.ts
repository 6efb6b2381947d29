"use client";
import { type KeyboardEvent, useRef, useState } from "react";

/**
 * Many buttons that are one stop for the keyboard: arrows walk from one to the next, Home and End to the ends. The group
 * gets `holder` and `onKeyDown`; a button is the stop where its index is `stop`, and says so when it gets the focus.
 */
export function useWalk(count: number) {
	const [stop, setStop] = useState(0);
	const holder = useRef<HTMLDivElement>(null);
	function onKeyDown(event: KeyboardEvent) {
		const last = count - 1;
		const to = {
			ArrowRight: stop + 1,
			ArrowUp: stop + 1,
			ArrowLeft: stop - 1,
			ArrowDown: stop - 1,
			Home: 0,
			End: last,
		};
		const wanted = to[event.key as keyof typeof to];
		if (wanted === undefined) return;
		event.preventDefault();
		const next = Math.min(last, Math.max(0, wanted));
		setStop(next);
		holder.current?.querySelectorAll("button")[next]?.focus();
	}
	return { stop, setStop, holder, onKeyDown };
}

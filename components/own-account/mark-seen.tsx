"use client";
import { useEffect } from "react";

/** Tells the server that what stands on the page was shown: not while it is only fetched ahead. */
export function MarkSeen({ newest, action }: { newest: string; action: (newest: string) => Promise<unknown> }) {
	useEffect(() => {
		// What did not arrive stays news, and is told at the next visit.
		action(newest).catch(() => {});
	}, [newest, action]);
	return null;
}

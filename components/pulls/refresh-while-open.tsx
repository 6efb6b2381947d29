"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 5_000;

/** Draws the page anew every few seconds while a pull is under way: what it waits for stands there. Not in a hidden tab. */
export function RefreshWhileOpen() {
	const router = useRouter();
	useEffect(() => {
		const timer = setInterval(() => {
			if (document.visibilityState === "visible") router.refresh();
		}, everyMs);
		return () => clearInterval(timer);
	}, [router]);
	return null;
}

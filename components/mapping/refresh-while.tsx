"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 2_000;
/** Counting again takes seconds; what takes minutes is seen at the next visit. */
const mostTimes = 60;

/** While it stands on the page, the page is drawn anew now and then: something on it is still being counted. */
export function RefreshWhile() {
	const router = useRouter();
	useEffect(() => {
		let times = 0;
		const timer = setInterval(() => {
			times += 1;
			if (times > mostTimes) clearInterval(timer);
			else if (!document.hidden) router.refresh();
		}, everyMs);
		return () => clearInterval(timer);
	}, [router]);
	return null;
}

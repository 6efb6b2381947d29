"use client";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/in-browser";
import { useConnection } from "./tab";

/** Without network the page stays: what was clicked waits, and goes on when the network is back. */
export function OfflineLine() {
	const t = useTranslations("acts");
	const { away, tryNow } = useConnection();
	useEffect(() => {
		if (!away) return;
		// The router keeps the page by itself; a form of the browser's own, and a plain link, would leave it.
		const stay = (event: Event) => {
			const { target } = event;
			const leaves =
				event.type === "submit"
					? target instanceof HTMLFormElement && !event.defaultPrevented
					: target instanceof Element && target.closest("a[href]:not([target]):not([download])") !== null;
			if (leaves && !event.defaultPrevented) event.preventDefault();
		};
		window.addEventListener("submit", stay);
		window.addEventListener("click", stay);
		return () => {
			window.removeEventListener("submit", stay);
			window.removeEventListener("click", stay);
		};
	}, [away]);
	return (
		<div role="status" className="no-print contents">
			{away ? (
				<div className="fixed inset-x-0 bottom-0 z-50 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-late bg-late-soft px-3 py-1.5 text-m shadow-pop sm:px-4">
					<span className="font-strong">{t("offline.title")}</span>
					<span className="text-ink-2">{t("offline.text")}</span>
					<Button onClick={tryNow}>{t("again")}</Button>
				</div>
			) : null}
		</div>
	);
}

"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";

const patienceMs = 100;

/** A line at the top while another page is on its way, from 100 ms on; who does not see it is told. The page stays readable. */
export function LoadingLine({ label }: { label: string }) {
	const [loading, setLoading] = useState(false);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const address = `${usePathname()}?${useSearchParams()}`;

	// biome-ignore lint/correctness/useExhaustiveDependencies: another address is the page that was waited for
	useEffect(() => {
		clearTimeout(timer.current);
		setLoading(false);
	}, [address]);

	useEffect(() => {
		const onClick = (event: MouseEvent) => {
			if (!leadsElsewhere(event)) return;
			clearTimeout(timer.current);
			timer.current = setTimeout(() => setLoading(true), patienceMs);
		};
		// Before the link itself takes the click.
		document.addEventListener("click", onClick, true);
		return () => {
			document.removeEventListener("click", onClick, true);
			clearTimeout(timer.current);
		};
	}, []);

	return (
		<div role="status" className="no-print">
			{loading ? (
				<>
					<span className="fixed inset-x-0 top-0 z-50 h-0.5 bg-accent" />
					<span className="sr-only">{label}</span>
				</>
			) : null}
		</div>
	);
}

/** A plain click on a link to another page of ours, in this tab. */
function leadsElsewhere(event: MouseEvent): boolean {
	if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
	const link = event.target instanceof Element ? event.target.closest("a") : null;
	if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return false;
	if (link.pathname.startsWith("/api/")) return false;
	return link.pathname !== location.pathname || link.search !== location.search;
}

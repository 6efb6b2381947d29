"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

const page = "/account";

/**
 * Under the bar: somebody changed something about the account. Gone once the page that says what was open, for the frame around the pages
 * stays as it is while one walks through them.
 */
export function NewsLine({ title, link }: { title: string; link: string }) {
	const path = usePathname();
	const [seen, setSeen] = useState(false);
	useEffect(() => {
		if (path === page) setSeen(true);
	}, [path]);
	if (seen || path === page) return null;
	return (
		<p className="no-print flex flex-wrap gap-x-2 border-b border-line bg-surface px-3 py-1 text-ink-2 sm:px-4">
			{title}
			<Link href={page} className="link">
				{link}
			</Link>
		</p>
	);
}

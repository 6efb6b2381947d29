import Link from "next/link";

export interface SectionLink {
	readonly href: string;
	readonly label: string;
	readonly current: boolean;
}

/** The pages that belong together as a line of links above the heading; the open one is marked in words, weight and line. */
export function SectionLinks({ label, links }: { label: string; links: readonly SectionLink[] }) {
	return (
		<nav
			aria-label={label}
			className="no-print -mt-2 mb-2 flex flex-wrap gap-x-4 border-b border-line text-m text-ink-2"
		>
			{links.map((link) => (
				<Link
					key={link.href}
					href={link.href}
					aria-current={link.current ? "page" : undefined}
					className="-mb-px inline-flex min-h-7 items-center border-b-2 border-transparent whitespace-nowrap hover:text-ink aria-[current]:border-b-accent aria-[current]:font-strong aria-[current]:text-ink pointer-coarse:min-h-9"
				>
					{link.label}
				</Link>
			))}
		</nav>
	);
}

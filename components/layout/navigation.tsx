"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

export interface NavigationItem {
	readonly href: string;
	readonly label: string;
	/** Beginnings of paths that belong to it, beside its own. */
	readonly covers: readonly string[];
}

/** Links of the role; the page one is on is marked in words (aria-current), weight and line. */
export function Navigation({
	label,
	items,
	stacked = false,
	wide = false,
}: {
	label: string;
	items: readonly NavigationItem[];
	stacked?: boolean;
	/** So many that they stand in the bar on a wide screen alone. */
	wide?: boolean;
}) {
	const path = usePathname();
	const isCurrent = (item: NavigationItem) =>
		[item.href, ...item.covers].some((start) => path === start || path.startsWith(`${start}/`));
	return (
		<nav
			aria-label={label}
			className={
				stacked
					? "grid"
					: `hidden min-w-0 gap-3 self-stretch lg:gap-4 overflow-x-auto [scrollbar-width:none] ${wide ? "xl:flex" : "md:flex"}`
			}
		>
			{items.map((item) => (
				<Link
					key={item.href}
					href={item.href}
					aria-current={isCurrent(item) ? "page" : undefined}
					className={
						stacked
							? "flex min-h-9 items-center text-ink-2 aria-[current]:font-strong aria-[current]:text-ink"
							: "flex items-center border-y-2 border-transparent whitespace-nowrap text-ink-2 hover:text-ink aria-[current]:border-b-accent aria-[current]:font-strong aria-[current]:text-ink"
					}
				>
					{item.label}
				</Link>
			))}
		</nav>
	);
}

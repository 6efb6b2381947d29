"use client";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";

export interface WordsOption {
	readonly label: string;
	/** The same page with this choice in its address. */
	readonly href: string;
	readonly selected: boolean;
}

/** A choice within a sentence ("Periode: 1 sep – 23 nov"): each option is an address, so Back and sharing work. */
export function WordsMenu({
	label,
	value,
	options,
}: {
	label: string;
	value: string;
	options: readonly WordsOption[];
}) {
	return (
		<span className="inline-flex items-baseline gap-1 whitespace-nowrap text-ink-3">
			<span aria-hidden="true">{label}:</span>
			<DropdownMenu.Root modal={false}>
				<DropdownMenu.Trigger
					aria-label={`${label}: ${value}`}
					className="inline-flex min-h-6 items-center gap-1.5 border-b border-line-strong px-0.5 text-ink hover:border-accent pointer-coarse:min-h-9"
				>
					{value}
					<Chevron />
				</DropdownMenu.Trigger>
				<DropdownMenu.Portal>
					<DropdownMenu.Content
						align="start"
						sideOffset={4}
						collisionPadding={8}
						className="panel z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-40 overflow-y-auto py-1 text-m shadow-pop"
					>
						{options.map((option) => (
							<DropdownMenu.Item key={option.href} asChild>
								<Link
									href={option.href}
									aria-current={option.selected ? "true" : undefined}
									className="flex min-h-7 items-center px-3 py-1 text-ink outline-none data-highlighted:bg-accent-soft aria-[current]:font-strong pointer-coarse:min-h-9"
								>
									{option.label}
								</Link>
							</DropdownMenu.Item>
						))}
					</DropdownMenu.Content>
				</DropdownMenu.Portal>
			</DropdownMenu.Root>
		</span>
	);
}

function Chevron() {
	return (
		<svg width="8" height="6" viewBox="0 0 8 6" aria-hidden="true" className="fill-none stroke-ink-3 stroke-[1.4]">
			<path d="M1 1 4 4.5 7 1" />
		</svg>
	);
}

"use client";
import Link from "next/link";
import { isolate } from "@/lib/i18n/direction/isolate";
import { Popover } from "./popover";
import { PopoverChoice } from "./popover-choice";

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
			<Popover
				label={label}
				list
				trigger={
					<button
						type="button"
						aria-label={`${label}: ${isolate(value)}`}
						className="group/words inline-flex min-h-6 items-center text-ink pointer-coarse:min-h-9"
					>
						<span className="inline-flex items-center gap-1.5 border-b border-line-strong px-0.5 pb-px group-hover/words:border-accent">
							{value}
							<Chevron />
						</span>
					</button>
				}
			>
				<ul>
					{options.map((option) => (
						<li key={option.href}>
							<PopoverChoice>
								<Link href={option.href} aria-current={option.selected ? "true" : undefined}>
									{option.label}
								</Link>
							</PopoverChoice>
						</li>
					))}
				</ul>
			</Popover>
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

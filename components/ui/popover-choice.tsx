"use client";
import { Popover } from "radix-ui";
import type { ReactNode } from "react";

/** A row of a popover that is a list: a link or a button, which closes it. */
export function PopoverChoice({ children }: { children: ReactNode }) {
	return (
		<Popover.Close
			asChild
			className="flex min-h-7 w-full items-center px-3 py-1 text-left text-ink hover:bg-accent-soft focus-visible:-outline-offset-2 aria-[current]:font-strong pointer-coarse:min-h-9"
		>
			{children}
		</Popover.Close>
	);
}

"use client";
import { Popover as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/**
 * A small panel beside what opened it: focus moves in, Escape returns. Not modal: the page behind stays readable.
 * `trigger` is one element that can hold focus (a button).
 */
export function Popover({
	trigger,
	label,
	align = "start",
	children,
}: {
	trigger: ReactNode;
	label: string;
	align?: "start" | "center" | "end";
	children: ReactNode;
}) {
	return (
		<Primitive.Root>
			<Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
			<Primitive.Portal>
				<Primitive.Content
					aria-label={label}
					align={align}
					sideOffset={6}
					collisionPadding={8}
					className="panel z-40 max-h-(--radix-popover-content-available-height) max-w-[min(22rem,calc(100vw-1rem))] overflow-y-auto p-3 text-m shadow-pop outline-none"
				>
					{children}
				</Primitive.Content>
			</Primitive.Portal>
		</Primitive.Root>
	);
}

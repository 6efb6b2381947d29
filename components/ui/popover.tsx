"use client";
import { usePathname } from "next/navigation";
import { Popover as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/**
 * A small panel beside what opened it: focus moves in, Escape returns. Not modal: the page behind stays readable. A link
 * in it that leads to another page closes it.
 * `trigger` is one element that can hold focus (a button).
 */
export function Popover({
	trigger,
	label,
	align = "start",
	list = false,
	children,
}: {
	trigger: ReactNode;
	label: string;
	align?: "start" | "center" | "end";
	/** Its children are rows that reach from edge to edge. */
	list?: boolean;
	children: ReactNode;
}) {
	const path = usePathname();
	return (
		<Primitive.Root key={path}>
			<Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
			<Primitive.Portal>
				<Primitive.Content
					aria-label={label}
					align={align}
					sideOffset={6}
					collisionPadding={8}
					className={`panel z-40 max-h-(--radix-popover-content-available-height) max-w-[min(22rem,calc(100vw-1rem))] overflow-y-auto text-m shadow-pop outline-none ${list ? "min-w-40 py-1" : "p-3"}`}
				>
					{children}
				</Primitive.Content>
			</Primitive.Portal>
		</Primitive.Root>
	);
}

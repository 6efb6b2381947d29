import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "./button";

export interface FilterFrame {
	readonly label: string;
	readonly submit: string;
	/** The way back to the whole list. */
	readonly clear?: { readonly href: string; readonly label: string };
	readonly children: ReactNode;
}

export const filterLine = "flex flex-wrap items-end gap-x-3 gap-y-2";

/** What narrows a list, as a line of fields whose answer is an address: Back restores it, and it can be sent on. */
export function FilterForm({ label, submit, clear, children }: FilterFrame) {
	return (
		<search aria-label={label}>
			<form method="get" className={filterLine}>
				{children}
				<Button type="submit" className="min-h-9">
					{submit}
				</Button>
				<ClearLink clear={clear} />
			</form>
		</search>
	);
}

export function ClearLink({ clear }: Pick<FilterFrame, "clear">) {
	if (!clear) return null;
	return (
		<Link href={clear.href} className="link inline-flex min-h-9 items-center">
			{clear.label}
		</Link>
	);
}

/** A label above a small control. */
export function FilterField({ id, label, children }: { id: string; label: string; children: ReactNode }) {
	return (
		<div className="grid min-w-0 max-w-full grid-cols-1 gap-1">
			<label htmlFor={id} className="text-s text-ink-3">
				{label}
			</label>
			{children}
		</div>
	);
}

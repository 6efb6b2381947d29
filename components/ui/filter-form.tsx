import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "./button";

/** What narrows a list, as a line of fields whose answer is an address: Back restores it, and it can be sent on. */
export function FilterForm({
	label,
	submit,
	clear,
	find,
	children,
}: {
	label: string;
	submit: string;
	/** The way back to the whole list. */
	clear?: { readonly href: string; readonly label: string };
	/** Where an address may not hold what is typed (name-search.tsx). */
	find?: (form: FormData) => Promise<void>;
	children: ReactNode;
}) {
	return (
		<search aria-label={label}>
			<form {...(find ? { action: find } : { method: "get" })} className="flex flex-wrap items-end gap-x-3 gap-y-2">
				{children}
				<Button type="submit" className="min-h-9">
					{submit}
				</Button>
				{clear ? (
					<Link href={clear.href} className="link inline-flex min-h-9 items-center">
						{clear.label}
					</Link>
				) : null}
			</form>
		</search>
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

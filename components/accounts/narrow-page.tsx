import type { ReactNode } from "react";

/** A page with one thing to do: a heading, a sentence, a form. */
export function NarrowPage({ title, children }: { title: string; children: ReactNode }) {
	return (
		<div className="mx-auto grid w-full max-w-[26rem] gap-4 pt-6">
			<h1>{title}</h1>
			{children}
		</div>
	);
}

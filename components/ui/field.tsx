import type { ComponentProps, ReactNode } from "react";

/** A labelled input with its hint and its fault, tied together for screen readers. */
export function Field({
	label,
	hint,
	fault,
	id,
	...input
}: { label: string; hint?: ReactNode; fault?: string | null; id: string } & ComponentProps<"input">) {
	const described = [hint ? `${id}-hint` : null, fault ? `${id}-fault` : null].filter((part) => part !== null);
	return (
		<div className="grid gap-1">
			<label htmlFor={id} className="text-m font-strong">
				{label}
			</label>
			{hint ? (
				<p id={`${id}-hint`} className="text-s text-ink-3">
					{hint}
				</p>
			) : null}
			<input
				{...input}
				id={id}
				className="field-control"
				aria-invalid={fault ? true : undefined}
				aria-describedby={described.length > 0 ? described.join(" ") : undefined}
			/>
			{fault ? (
				<p id={`${id}-fault`} className="text-m text-stuck">
					{fault}
				</p>
			) : null}
		</div>
	);
}

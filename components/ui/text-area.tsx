import type { ComponentProps, ReactNode } from "react";

/** Field for more than a line: label, hint and fault tied together in the same way. */
export function TextArea({
	label,
	hint,
	fault,
	id,
	...input
}: { label: string; hint?: ReactNode; fault?: string | null; id: string } & ComponentProps<"textarea">) {
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
			<textarea
				{...input}
				id={id}
				className="field-control min-h-16 py-1"
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

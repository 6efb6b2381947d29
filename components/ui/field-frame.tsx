import type { ReactNode } from "react";

export interface FieldTexts {
	readonly id: string;
	readonly label: string;
	readonly hint?: ReactNode;
	readonly fault?: string | null;
}

/** Label, hint and fault around a control, tied to it for screen readers by the ids that `describedBy` names. */
export function FieldFrame({ id, label, hint, fault, children }: FieldTexts & { children: ReactNode }) {
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
			{children}
			{fault ? (
				<p id={`${id}-fault`} className="text-m text-stuck">
					{fault}
				</p>
			) : null}
		</div>
	);
}

/** What the control itself has to say: which texts describe it, and whether it is at fault. */
export function describedBy({ id, hint, fault }: FieldTexts) {
	const ids = [hint ? `${id}-hint` : null, fault ? `${id}-fault` : null].filter((part) => part !== null);
	return {
		id,
		"aria-invalid": fault ? true : undefined,
		"aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
	};
}

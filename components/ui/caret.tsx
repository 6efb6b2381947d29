/** Beside what opens a row: down while it is open. */
export function Caret({ open }: { open: boolean }) {
	return (
		<svg
			width="8"
			height="8"
			viewBox="0 0 8 8"
			aria-hidden="true"
			className="flex-none fill-none stroke-ink-3 stroke-[1.6]"
		>
			<path d={open ? "M1 2.5 4 5.5 7 2.5" : "M2.5 1 5.5 4 2.5 7"} />
		</svg>
	);
}

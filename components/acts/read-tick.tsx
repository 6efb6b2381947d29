import type { ReactNode } from "react";

/** A mark that something was read, before an act that is not easily taken back. Never kept: it is read anew. */
export function ReadTick({ children }: { children: ReactNode }) {
	return (
		<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9" data-unkept>
			<input type="checkbox" name="confirmed" required className="size-4 flex-none accent-accent" />
			{children}
		</label>
	);
}

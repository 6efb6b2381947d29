import type { ReactNode } from "react";
import { StatusShape } from "./status";

type Tone = "plain" | "late" | "fault";

const tones: Readonly<Record<Tone, string>> = {
	plain: "border-line bg-surface",
	late: "border-late bg-late-soft",
	fault: "border-stuck bg-stuck-soft",
};

/** A sentence that must be read: what is so, why, and who can do what. `role` alert only after an action. */
export function Notice({
	tone = "plain",
	title,
	role,
	children,
}: {
	tone?: Tone;
	title?: string;
	role?: "status" | "alert";
	children?: ReactNode;
}) {
	return (
		<div role={role} className={`rounded-m border px-3 py-2 text-m ${tones[tone]}`}>
			{title ? (
				<p className="flex items-center gap-1.5 font-strong">
					{tone === "late" ? <StatusShape name="late" /> : null}
					{tone === "fault" ? <StatusShape name="stuck" /> : null}
					{title}
				</p>
			) : null}
			{children ? <div className="max-w-[70ch] text-ink-2">{children}</div> : null}
		</div>
	);
}

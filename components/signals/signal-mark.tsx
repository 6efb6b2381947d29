import { StatusShape } from "@/components/ui/status";
import type { SignalCode } from "@/lib/standing/signals/signal";

/** A shape beside the words, which say the same: the heavier, the more it asks. */
export function SignalMark({ code }: { code: SignalCode }) {
	if (code === "group-low" || code === "stuck-on-goal" || code === "falls-behind")
		return <StatusShape name="stuck" className="self-center" />;
	if (code === "stopped-practising") return <StatusShape name="nothing" className="self-center" />;
	if (code === "reached-and-idle") return <StatusShape name="reached" className="self-center" />;
	return (
		<span aria-hidden="true" className="w-3 flex-none text-center font-strong">
			{code === "practice-and-test-contradict" ? "≠" : code === "sudden-change" ? "↓" : "!"}
		</span>
	);
}

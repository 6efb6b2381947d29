import { StatusShape } from "@/components/ui/status";
import type { SignalCode } from "@/lib/standing/signals/signal";

/** Glyphs of rules that are no state of a pupil on a goal: a state's shape means that state, everywhere. */
const glyphs: Partial<Record<SignalCode, string>> = {
	"group-low": "⊥",
	"falls-behind": "↘",
	"practice-and-test-contradict": "≠",
	"sudden-change": "↓",
	"stopped-practising": "‖",
};

/** A sign beside the words, which say the same. */
export function SignalMark({ code }: { code: SignalCode }) {
	if (code === "stuck-on-goal") return <StatusShape name="stuck" className="self-center" />;
	if (code === "reached-and-idle") return <StatusShape name="reached" className="self-center" />;
	return (
		<span aria-hidden="true" className="w-3 flex-none text-center font-strong">
			{glyphs[code] ?? "!"}
		</span>
	);
}

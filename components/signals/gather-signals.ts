import type { Formatter } from "@/lib/i18n/format";
import { joinParts } from "@/lib/i18n/join-parts";
import type { Translator } from "@/lib/i18n/translator";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SignalWording } from "./signal-words";

/** Several signals of one pupil in one line: the goals that the pupil is stuck on with each share, then what else there is. */
export function gatherSignals(
	said: readonly { readonly row: SignalRow; readonly words: SignalWording }[],
	t: Translator<"signals">,
	format: Formatter,
): { readonly what: string; readonly facts: string } {
	const stuck = said.filter(({ row }) => row.code === "stuck-on-goal");
	const others = said.filter(({ row }) => row.code !== "stuck-on-goal");
	const shares = stuck.flatMap(({ row }) =>
		row.code === "stuck-on-goal"
			? t("what.goalShare", { goal: row.goal?.title ?? "", share: format.share(row.facts.share / 100) })
			: [],
	);
	const [one] = said;
	if (stuck.length === 0) return { what: one?.words.what ?? "", facts: format.list(others.slice(1).map(whatOf)) };
	if (stuck.length === 1) return { what: stuck[0]?.words.what ?? "", facts: format.list(others.map(whatOf)) };
	return {
		what: t("what.stuckOnGoals", { count: stuck.length }),
		facts: joinParts([joinParts(shares, ", "), ...others.map(whatOf)], "; "),
	};
}

const whatOf = ({ words }: { readonly words: SignalWording }) => words.what;

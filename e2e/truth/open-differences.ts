import type { Difference } from "./compare/differences";

interface OpenDifference {
	/** What it breaks, in the words of the rule. */
	readonly rule: string;
	is(difference: Difference): boolean;
}

/**
 * Differences that are known and not mended yet, each with the rule that it breaks and a named case. The comparison counts them
 * apart and fails on any other; one that is mended is taken out here.
 */
export const openDifferences: readonly OpenDifference[] = [
	{
		rule: "A result that came is not nothing, also when its maximum is another than that of the column (two-maxima-on-a-goal)",
		is: ({ figure, theirs, ours }) => figure.startsWith("state of ") && ours === "not nothing" && theirs === "nothing",
	},
];

export const isOpen = (difference: Difference): boolean => openDifferences.some((open) => open.is(difference));

/** The columns of a signal: what, facts, rule, source and acts; the same for the line of a pupil with more of them. */
export const signalGrid =
	"grid grid-cols-[1fr_auto] items-baseline gap-x-3 max-sm:grid-cols-1 md:grid-cols-[1fr_1fr_auto] lg:grid-cols-[34fr_26fr_20fr_22fr_11.25rem]";

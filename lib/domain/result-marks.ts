/** Why somebody says that a result of a test is not right. */
export const disputeReasons = ["not-this-pupil", "wrong-value", "circumstances", "other"] as const;
export type DisputeReason = (typeof disputeReasons)[number];

/** disputed and set-aside are open: somebody said so, and the school said that it does not count. The others are over. */
export type MarkState = "disputed" | "set-aside" | "stands" | "retracted";

/** A stored word as one of ours; one of before that is no longer known is another reason. */
export function disputeReasonOf(stored: string): DisputeReason {
	return disputeReasons.find((reason) => reason === stored) ?? "other";
}

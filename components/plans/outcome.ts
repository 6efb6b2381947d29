/** What came of saving a plan: done leads away, so only what stands in the way is said. */
export type PlanOutcome =
	| { readonly fault: "invalid" | "notThere" | "copy" }
	/** The version that is there now, and when it was saved, in words. */
	| { readonly conflict: { readonly version: string; readonly when: string } }
	| null;
export type PlanAction = (before: PlanOutcome, form: FormData) => Promise<PlanOutcome>;

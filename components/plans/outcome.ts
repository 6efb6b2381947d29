import type { SavedBy } from "@/lib/commands/plans/save-plan";

/** What came of saving a plan: done leads away, so only what stands in the way is said. */
export type PlanOutcome =
	| { readonly fault: "invalid" | "notThere" | "copy" }
	/** The version that is there now, when it was saved, in words, and by whom. */
	| { readonly conflict: { readonly version: string; readonly when: string; readonly by: SavedBy } }
	| null;
export type PlanAction = (before: PlanOutcome, form: FormData) => Promise<PlanOutcome>;

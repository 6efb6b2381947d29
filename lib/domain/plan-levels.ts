/** The three levels of a group plan (groepsplan), in the order in which they are shown. */
export const planLevels = ["extra-support", "basis", "enrichment"] as const;
export type PlanLevel = (typeof planLevels)[number];

/** What is written for a level; the evaluation comes at the end of the period. */
export const planTexts = ["goal", "approach", "organisation", "evaluation"] as const;
export type PlanText = (typeof planTexts)[number];

export type PlanLevels = Readonly<Record<PlanLevel, Readonly<Record<PlanText, string>>>>;

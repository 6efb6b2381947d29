/** What came of an act on a sub-group, as the form says it. */
export type SubGroupFault = "noPupils" | "noName" | "days" | "notThere" | "conflict" | "invalid";
export type SubGroupOutcome = { readonly done: "made" | "added" } | { readonly fault: SubGroupFault } | null;
export type SubGroupAction = (before: SubGroupOutcome, form: FormData) => Promise<SubGroupOutcome>;

"use server";
import { z } from "zod";
import { mergePupils } from "@/lib/commands/matching/merge-pupils";
import { splitPupils } from "@/lib/commands/matching/split-pupils";
import { reconsider, tellApart } from "@/lib/commands/matching/tell-apart";
import { personId, plainId } from "@/lib/domain/ids";
import { action, leadTo } from "@/lib/http/action";
import { findSuggestion } from "@/lib/queries/matching/list-suggestions";

const refresh = "/people-matching";
const leadBack = (done: string) => leadTo(`/people-matching?done=${done}`);

/** Makes two pupils one, or says that they are two; the pressed button says which. */
export const decidePair = action({
	scope: "person",
	input: z
		.object({ pupil: z.tuple([personId, personId]), kept: personId, decision: z.enum(["merge", "different"]) })
		.refine(({ pupil, kept }) => pupil.includes(kept)),
	refresh,
	work: async ({ scope, input: { pupil, kept: pupilId, decision } }) => {
		const otherId = pupil.find((one) => one !== pupilId) ?? pupilId;
		const reasons = (await findSuggestion(scope, pupilId, otherId))?.reasons ?? [];
		await (decision === "merge" ? mergePupils : tellApart)(scope, { pupilId, otherId, reasons });
		return leadBack(decision === "merge" ? "merged" : "different");
	},
});

/** Takes a decision back: two again, or to be suggested again. */
export const takeBackMatch = action({
	scope: "person",
	input: z.object({ matchId: plainId, kind: z.enum(["split", "reconsider"]) }),
	refresh,
	work: async ({ scope, input: { matchId, kind } }) => {
		await (kind === "split" ? splitPupils : reconsider)(scope, matchId);
		return leadBack(kind === "split" ? "split" : "reconsidered");
	},
});

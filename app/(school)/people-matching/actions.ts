"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { MatchOutcome } from "@/components/matching/pair-form";
import { requireScope } from "@/lib/authz/request-scope";
import type { Scope } from "@/lib/authz/scope";
import { mergePupils } from "@/lib/commands/matching/merge-pupils";
import { splitPupils } from "@/lib/commands/matching/split-pupils";
import { reconsider, tellApart } from "@/lib/commands/matching/tell-apart";
import type { PersonId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { findSuggestion } from "@/lib/queries/matching/list-suggestions";

const pairSchema = z.object({
	pupils: z.tuple([z.guid(), z.guid()]),
	kept: z.guid(),
	decision: z.enum(["merge", "different"]),
});

/** Makes two pupils one, or says that they are two; the pressed button says which. */
export const decidePair = action("state", async (_before: MatchOutcome, form: FormData): Promise<MatchOutcome> => {
	const scope = await requireScope();
	const fields = { pupils: form.getAll("pupil"), kept: form.get("kept"), decision: form.get("decision") };
	const parsed = pairSchema.safeParse(fields);
	if (!parsed.success || !parsed.data.pupils.includes(parsed.data.kept)) return "invalid";
	const { pupils, kept, decision } = parsed.data;
	const other = pupils.find((one) => one !== kept) ?? kept;
	const fault = await faultOf(async () => {
		const reasons = (await findSuggestion(scope, kept, other))?.reasons ?? [];
		const input = { pupilId: kept as PersonId, otherId: other as PersonId, reasons };
		await (decision === "merge" ? mergePupils(scope, input) : tellApart(scope, input));
	});
	if (fault !== null) return fault;
	return lead(decision === "merge" ? "merged" : "different");
});

const takeBackSchema = z.object({ matchId: z.guid(), kind: z.enum(["split", "reconsider"]) });

/** Takes a decision back: two again, or to be suggested again. */
export const takeBack = action("state", async (_before: MatchOutcome, form: FormData): Promise<MatchOutcome> => {
	const scope: Scope = await requireScope();
	const parsed = takeBackSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) return "invalid";
	const { matchId, kind } = parsed.data;
	const fault = await faultOf(() => (kind === "split" ? splitPupils(scope, matchId) : reconsider(scope, matchId)));
	if (fault !== null) return fault;
	return lead(kind === "split" ? "split" : "reconsidered");
});

function lead(done: string): never {
	revalidatePath("/people-matching", "layout");
	redirect(`/people-matching?done=${done}`);
}

const told = ["invalid", "not-found", "conflict", "erasure-asked", "split-later-first"] as const;

async function faultOf(work: () => Promise<void>): Promise<MatchOutcome> {
	try {
		await work();
		return null;
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		return told.find((one) => one === error.messageKey) ?? "conflict";
	}
}

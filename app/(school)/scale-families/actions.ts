"use server";
import { revalidatePath } from "next/cache";
import type { FamilyOutcome } from "@/components/scale-families/family-form";
import { requireScope } from "@/lib/authz/request-scope";
import { type ChangeFamilyInput, changeFamily } from "@/lib/commands/scale-families/change-family";
import { type ConfirmFamilyInput, confirmFamily } from "@/lib/commands/scale-families/confirm-family";
import { undoFamily } from "@/lib/commands/scale-families/undo-family";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

/** Confirms a suggestion, changes or splits a family, or takes it back; which one, the pressed button says. */
export const decideFamily = action("state", async (_before: FamilyOutcome, form: FormData): Promise<FamilyOutcome> => {
	const scope = await requireScope();
	const familyId = textOf(form, "familyId");
	const fields = {
		name: textOf(form, "name") ?? "",
		assessmentIds: form.getAll("assessment").map(String),
		standardError: textOf(form, "standardError")?.replace(",", ".") ?? null,
		errorSource: textOf(form, "errorSource"),
	};
	try {
		if (familyId === null) {
			const [connectionId, measureType] = [textOf(form, "connectionId") ?? "", textOf(form, "measureType")];
			await confirmFamily(scope, {
				...fields,
				connectionId,
				measureType: measureType as ConfirmFamilyInput["measureType"],
			});
		} else if (form.get("decision") === "undo") await undoFamily(scope, { familyId });
		else await changeFamily(scope, { ...fields, familyId } satisfies ChangeFamilyInput);
	} catch (error) {
		if (error instanceof AppError && error.code !== "not-allowed")
			return error.code === "invalid" ? "invalid" : "conflict";
		throw error;
	}
	revalidatePath("/scale-families");
	return "saved";
});

function textOf(form: FormData, name: string): string | null {
	const value = form.get(name);
	return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

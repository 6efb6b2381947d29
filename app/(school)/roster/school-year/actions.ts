"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { YearOutcome } from "@/components/school-year/year-form";
import { requireScope } from "@/lib/authz/request-scope";
import { closeYear } from "@/lib/commands/school-year/close-year";
import { reopenYear } from "@/lib/commands/school-year/reopen-year";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

/** Closes the school year. */
export const closeSchoolYear = action("state", async (_before: YearOutcome, form: FormData): Promise<YearOutcome> => {
	const scope = await requireScope();
	return decide(form, (periodId) => closeYear(scope, periodId), "closed");
});

/** Opens a closed school year again. */
export const reopenSchoolYear = action("state", async (_before: YearOutcome, form: FormData): Promise<YearOutcome> => {
	const scope = await requireScope();
	return decide(form, (closingId) => reopenYear(scope, closingId), "reopened");
});

const told = ["year-too-early", "year-closed", "not-found"] as const;

async function decide(form: FormData, work: (id: string) => Promise<void>, done: string): Promise<YearOutcome> {
	const id = z.guid().safeParse(form.get("id"));
	if (!id.success) return "not-found";
	try {
		await work(id.data);
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		return told.find((one) => one === error.messageKey) ?? "conflict";
	}
	revalidatePath("/roster", "layout");
	redirect(`/roster/school-year?done=${done}`);
}

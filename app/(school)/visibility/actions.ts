"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { VisibilityOutcome } from "@/components/visibility/visibility-form";
import { staffRoles } from "@/lib/authz/hide-sources";
import { requireScope } from "@/lib/authz/request-scope";
import { addException } from "@/lib/commands/visibility/add-exception";
import { endException } from "@/lib/commands/visibility/end-exception";
import { saveVisibility } from "@/lib/commands/visibility/save-visibility";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

/** The matrix as it stands in the form; the commands refuse who is not the admin. */
export const save = action("state", async (_before: VisibilityOutcome, form: FormData): Promise<VisibilityOutcome> => {
	const scope = await requireScope();
	const cells = form.getAll("source").flatMap((source) => {
		const connectionId = String(source);
		return staffRoles.map((role) => ({ connectionId, role, visible: form.get(`${connectionId} ${role}`) === "on" }));
	});
	return answered(async () => ((await saveVisibility(scope, cells)) > 0 ? "saved" : "unchanged"));
});

export const add = action("state", async (_before: VisibilityOutcome, form: FormData): Promise<VisibilityOutcome> => {
	const scope = await requireScope();
	const text = (name: string) => String(form.get(name) ?? "");
	const input = { connectionId: text("connectionId"), personId: text("personId"), lastDay: text("lastDay") };
	return answered(async () => {
		await addException(scope, input);
		return "added";
	});
});

export const end = action("state", async (_before: VisibilityOutcome, form: FormData): Promise<VisibilityOutcome> => {
	const scope = await requireScope();
	const exceptionId = z.guid().parse(form.get("exceptionId"));
	return answered(async () => {
		await endException(scope, exceptionId);
		return "ended";
	});
});

async function answered(work: () => Promise<VisibilityOutcome>): Promise<VisibilityOutcome> {
	try {
		const outcome = await work();
		revalidatePath("/visibility");
		return outcome;
	} catch (fault) {
		if (fault instanceof AppError && (fault.code === "invalid" || fault.code === "not-found")) return fault.code;
		throw fault;
	}
}

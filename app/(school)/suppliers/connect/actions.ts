"use server";
import { redirect } from "next/navigation";
import type { AskOutcome } from "@/components/connections/ask-form";
import { faultsOf, readTermsForm, textOf, wholeNumber } from "@/components/connections/read-terms-form";
import { requireScope } from "@/lib/authz/request-scope";
import { askConnection } from "@/lib/commands/connections/ask-connection";
import { askConnectionSchema } from "@/lib/commands/connections/connection-input";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

/** Puts down what a new connection would bring; its own page then waits for approval. */
export const ask = action("state", async (_before: AskOutcome, form: FormData): Promise<AskOutcome> => {
	const scope = await requireScope();
	const jwks = readJson(textOf(form, "jwks"));
	if (textOf(form, "way") === "jwks" && jwks === null) return { faults: ["jwks"] };
	const late = textOf(form, "lateAfterSchoolDays");
	const supplierId = textOf(form, "supplierId");
	const parsed = askConnectionSchema.safeParse({
		supplier: supplierId === "" ? { name: textOf(form, "supplierName") } : { supplierId },
		standard: textOf(form, "standard"),
		terms: readTermsForm(form),
		credentials: credentialsOf(form, jwks),
		adaptive: textOf(form, "adaptive") || "unknown",
		lateAfterSchoolDays: late === "" ? null : wholeNumber(late),
	});
	if (!parsed.success) return faultsOf(parsed.error.issues);
	let connectionId: string;
	try {
		({ connectionId } = await askConnection(scope, parsed.data));
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		if (error.code === "invalid") return { faults: ["fileId"] };
		return error.code === "not-found" ? "gone" : "conflict";
	}
	redirect(`/suppliers/${connectionId}`);
});

function credentialsOf(form: FormData, jwks: unknown) {
	const way = textOf(form, "way");
	if (way === "jwksUri") return { authMethod: "private_key_jwt", jwksUri: textOf(form, "jwksUri") };
	return way === "jwks" ? { authMethod: "private_key_jwt", jwks } : { authMethod: "client_secret_basic" };
}

/** Keys of one supplier are a few thousand characters. */
const mostKeyText = 100_000;

function readJson(text: string): unknown {
	try {
		return text.length > mostKeyText ? null : JSON.parse(text);
	} catch {
		return null;
	}
}

"use server";
import { askChange } from "@/lib/commands/connections/ask-change";
import { connectionTermsSchema } from "@/lib/domain/connection-terms";
import { connectionId } from "@/lib/domain/ids";
import { action, leadTo } from "@/lib/http/action";
import { readOrRefuse, readTerms, termsFields } from "@/lib/http/terms-form";

/** Puts down other terms; the page of the connection then shows them beside what holds. */
export const changeTerms = action({
	scope: "person",
	input: termsFields.extend({ connectionId }),
	edits: true,
	refresh: "/suppliers",
	work: async ({ scope, input, seen }) => {
		await askChange(scope, input.connectionId, readOrRefuse(connectionTermsSchema, readTerms(input)), seen);
		return leadTo(`/suppliers/${input.connectionId}`);
	},
});

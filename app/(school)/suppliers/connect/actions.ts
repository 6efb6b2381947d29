"use server";
import type { z } from "zod";
import { askConnection } from "@/lib/commands/connections/ask-connection";
import { askConnectionSchema } from "@/lib/commands/connections/connection-input";
import { InvalidFields } from "@/lib/errors";
import { action, leadTo } from "@/lib/http/action";
import { optionalText, typedText } from "@/lib/http/form-schemas";
import { readOrRefuse, readTerms, termsFields, wholeNumber } from "@/lib/http/terms-form";

const fields = termsFields.extend({
	...{ supplierId: optionalText, supplierName: typedText, standard: typedText },
	...{ way: typedText, jwksUri: typedText, jwks: typedText, adaptive: optionalText, lateAfterSchoolDays: optionalText },
});

/** Puts down what a new connection would bring; its own page then waits for approval. */
export const askForConnection = action({
	scope: "person",
	input: fields,
	refresh: "/suppliers",
	work: async ({ scope, input }) => {
		const { supplierId, supplierName, standard, adaptive, lateAfterSchoolDays: late } = input;
		const wanted = readOrRefuse(askConnectionSchema, {
			supplier: supplierId === null ? { name: supplierName } : { supplierId },
			standard,
			terms: readTerms(input),
			credentials: credentialsOf(input),
			adaptive: adaptive ?? "unknown",
			lateAfterSchoolDays: late === null ? null : wholeNumber(late),
		});
		const { connectionId } = await askConnection(scope, wanted);
		return leadTo(`/suppliers/${connectionId}`);
	},
});

/** @throws InvalidFields for keys that are no JSON */
function credentialsOf({ way, jwksUri, jwks }: z.output<typeof fields>) {
	if (way === "jwksUri") return { authMethod: "private_key_jwt", jwksUri };
	if (way !== "jwks") return { authMethod: "client_secret_basic" };
	const keys = readJson(jwks);
	if (keys === null) throw new InvalidFields({ jwks: "jwks" });
	return { authMethod: "private_key_jwt", jwks: keys };
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

import type { Shown } from "../../domain/answer";
import type { OptionalField } from "../../domain/connection-fields";
import type { ConnectionTerms } from "../../domain/connection-terms";

interface Put {
	readonly fields: readonly string[];
	readonly scopes: readonly string[];
	readonly retentionDays: number | null;
}

/** What holds for a connection. One that was made at the machine has nothing on paper: what it may bring, and no purpose yet. */
export function termsInForce(agreed: ConnectionTerms | null, { fields, scopes, retentionDays }: Put): ConnectionTerms {
	return (
		agreed ?? {
			...{ fields: fields as OptionalField[], scopes: [...scopes], purpose: "", subProcessors: [] },
			...{ agreement: { version: "", signedOn: "", fileId: null }, retentionDays: retentionDays ?? 400 },
		}
	);
}

/** As the form that changes them shows them. */
export const shownTerms = (terms: ConnectionTerms): Shown => ({
	...{ field: terms.fields, scope: terms.scopes, purpose: terms.purpose },
	...{ retentionDays: String(terms.retentionDays), subProcessors: terms.subProcessors.join("\n") },
	...{ version: terms.agreement.version, signedOn: terms.agreement.signedOn },
	fileId: terms.agreement.fileId ?? "",
});

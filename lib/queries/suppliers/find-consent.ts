import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { OptionalField, RequiredField } from "../../domain/connection-fields";
import { type ConsentRow, consentRow } from "./consent-row";
import { findCatalogueStandard } from "./list-catalogue";

export interface ConsentDetails extends ConsentRow {
	readonly school: string;
	readonly standardName: string;
	/** What the standard always brings, and what it could bring besides. */
	readonly required: readonly RequiredField[];
	readonly optional: readonly OptionalField[];
}

/** One consent in full, for its receipt; null for one of another school, as for one that is not there. */
export async function findConsent(scope: Scope, consentId: string): Promise<ConsentDetails | null> {
	requireAdmin(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const row = await tx.connectionConsent.findFirst({ where: { schoolId, id: consentId } });
		if (row === null) return null;
		const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId } });
		const { name = row.standard, required = [], optional = [] } = findCatalogueStandard(row.standard) ?? {};
		return { ...consentRow(row), school: school.name, standardName: name, required, optional };
	});
}

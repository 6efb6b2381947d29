import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { OptionalField, RequiredField } from "../../domain/connection-fields";
import { AppError } from "../../errors";
import { listStandards, scopesOf } from "../../standards/registry";

export interface Catalogue {
	/** By name: those of this installation, and what the school added itself; at most 500. */
	readonly suppliers: readonly { readonly supplierId: string; readonly name: string; readonly connected: boolean }[];
	readonly standards: readonly CatalogueStandard[];
}
export interface CatalogueStandard {
	readonly key: string;
	readonly name: string;
	/** We ask, at an address of the supplier; else it comes to us. */
	readonly pulled: boolean;
	readonly required: readonly RequiredField[];
	readonly optional: readonly OptionalField[];
	/** Those that a delivery needs first. */
	readonly scopes: readonly { readonly name: string; readonly required: boolean }[];
}

/**
 * With whom a school can connect, and by what.
 * @throws AppError not-allowed
 */
export async function listCatalogue(scope: Scope): Promise<Catalogue> {
	if (!can(scope, "manage-suppliers")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	const suppliers = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<Catalogue["suppliers"][number][]>`
			SELECT s.id AS "supplierId", s.name, own.connected
			FROM supplier AS s
			CROSS JOIN LATERAL (
				SELECT EXISTS (
					SELECT FROM connection AS c WHERE c.school_id = ${schoolId}::uuid AND c.supplier_id = s.id
				) AS connected
			) AS own
			WHERE s.listed OR own.connected
			ORDER BY lower(s.name), s.id LIMIT 5000`,
	);
	return {
		suppliers,
		standards: listStandards().map(describe),
	};
}

/** A standard as a school is asked about it; null for one that is not in the registry. */
export function findCatalogueStandard(key: string): CatalogueStandard | null {
	const standard = listStandards().find((one) => one.key === key);
	return standard ? describe(standard) : null;
}

function describe(standard: ReturnType<typeof listStandards>[number]): CatalogueStandard {
	const { key, name, asks } = standard;
	const all = [...scopesOf(standard)].sort();
	const scopes = all.map((scope) => ({ name: scope, required: asks.scopes.includes(scope) }));
	scopes.sort((a, b) => Number(b.required) - Number(a.required));
	return { key, name, pulled: standard.pull !== undefined, required: asks.required, optional: asks.optional, scopes };
}

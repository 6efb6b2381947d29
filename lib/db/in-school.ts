import type { PersonId, SchoolId } from "../domain/ids";
import type { Prisma } from "../generated/prisma/client";
import { prisma } from "./client";

/** A transaction in which the database shows one school's rows, and refuses to write another's. */
export type SchoolTransaction = Prisma.TransactionClient;

export interface SchoolTransactionOptions {
	/** How long the work may take, in milliseconds (default 30 s). */
	readonly timeout?: number;
	readonly isolationLevel?: Prisma.TransactionIsolationLevel;
}

/** Who opens a school. Only a person has sources hidden from them (lib/adr/0013); lib/authz makes the scopes. */
type Opener =
	| { readonly kind: "person"; readonly schoolId: SchoolId; readonly personId: PersonId | null; readonly today: string }
	| { readonly kind?: "job" | "connection" | "administration"; readonly schoolId: SchoolId };

/**
 * Runs the work in one transaction with the school set for row-level security; the setting ends with the transaction.
 * Everything is written or nothing: a throw rolls back. For a person it begins with every source hidden that any role of
 * theirs may not see; access.ts narrows that to the roles at hand, and inSchoolAsAdmin hides nothing.
 */
export function inSchool<T>(
	scope: Opener,
	work: (tx: SchoolTransaction) => Promise<T>,
	options: SchoolTransactionOptions = {},
): Promise<T> {
	return prisma().$transaction(
		async (tx) => {
			await open(tx, scope);
			return work(tx);
		},
		{ maxWait: 10_000, timeout: 30_000, ...options },
	);
}

function open(tx: SchoolTransaction, scope: Opener): Promise<number> {
	if (scope.kind !== "person") return tx.$executeRaw`SELECT set_config('app.school', ${scope.schoolId}, true)`;
	const { schoolId, personId, today } = scope;
	return tx.$executeRaw`/* prepared */ SELECT open_school(${schoolId}::uuid, ${personId}::uuid, ${today}::date)`;
}

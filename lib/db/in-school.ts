import type { SchoolId } from "../domain/ids";
import type { Prisma } from "../generated/prisma/client";
import { prisma } from "./client";

/** A transaction in which the database shows one school's rows, and refuses to write another's. */
export type SchoolTransaction = Prisma.TransactionClient;

export interface SchoolTransactionOptions {
	/** How long the work may take, in milliseconds (default 30 s). */
	readonly timeout?: number;
	readonly isolationLevel?: Prisma.TransactionIsolationLevel;
}

/**
 * Runs the work in one transaction with the school set for row-level security; the setting ends with the transaction.
 * Everything is written or nothing: a throw rolls back.
 */
export function inSchool<T>(
	scope: { readonly schoolId: SchoolId },
	work: (tx: SchoolTransaction) => Promise<T>,
	options: SchoolTransactionOptions = {},
): Promise<T> {
	return prisma().$transaction(
		async (tx) => {
			await tx.$executeRaw`SELECT set_config('app.school', ${scope.schoolId}, true)`;
			return work(tx);
		},
		{ maxWait: 10_000, timeout: 30_000, ...options },
	);
}

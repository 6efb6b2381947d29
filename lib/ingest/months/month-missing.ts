import type { AttemptRecord } from "../../domain/records";
import { Prisma } from "../../generated/prisma/client";
import type { PupilFact } from "../write/fact";

/** Undoes the transaction: an attempt would be written to a month that does not exist, or no longer does. */
export class MonthMissing extends Error {
	/** All attempts that were to be written. */
	readonly facts: readonly PupilFact<AttemptRecord>[];
	constructor(facts: readonly PupilFact<AttemptRecord>[], cause: unknown) {
		super("a month of attempts does not exist", { cause });
		this.facts = facts;
	}
}

/** PostgreSQL has one code for a row without a partition and for one that breaks a check; its words depend on the server. */
const noPartition = "23514";

/** Whether a statement that wrote attempts may have failed because their month does not exist. */
export function mayMissMonth(error: unknown): boolean {
	if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
	const adapter = error.meta?.driverAdapterError as
		| { readonly cause?: { readonly originalCode?: unknown } }
		| undefined;
	return adapter?.cause?.originalCode === noPartition;
}

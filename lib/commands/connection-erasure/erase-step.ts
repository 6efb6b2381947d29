import { z } from "zod";
import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { connectionId } from "../../domain/ids";
import { eraseSome } from "../../ingest/erase-received";

interface Step {
	readonly input: unknown;
	advance(
		tx: SchoolTransaction,
		progress: { done: number; cursor: string; counts: Readonly<Record<string, number>> },
	): Promise<void>;
}

const inputSchema = z.object({ connectionId });

/** One batch of an erasure, in one transaction with its progress. @returns whether there may be more */
export function eraseStep(scope: JobScope, { input, advance }: Step): Promise<boolean> {
	return eraseSome(scope, inputSchema.parse(input).connectionId, (tx, { kind, count, pupils }) =>
		advance(tx, { done: count, cursor: kind, counts: { [kind]: count, pupils } }),
	);
}

import { z } from "zod";
import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { eraseSome } from "../../ingest/erase-received";

interface Step {
	readonly input: unknown;
	advance(
		tx: SchoolTransaction,
		progress: { done: number; cursor: string; counts: Readonly<Record<string, number>> },
	): Promise<void>;
}

const inputSchema = z.object({ connectionId: z.uuid() });

/** One batch of an erasure, in one transaction with its progress. @returns whether there may be more */
export function eraseStep(scope: JobScope, { input, advance }: Step): Promise<boolean> {
	const connectionId = inputSchema.parse(input).connectionId as ConnectionId;
	return eraseSome(scope, connectionId, (tx, { kind, count, pupils }) =>
		advance(tx, { done: count, cursor: kind, counts: { [kind]: count, pupils } }),
	);
}

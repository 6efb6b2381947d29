import PgBoss from "pg-boss";
import type { SchoolTransaction } from "./in-school";
import type { QueueName } from "./queues";

/** Never started: it only makes the insert, which runs in the caller's transaction. */
const sender = new PgBoss({
	db: { executeSql: () => Promise.reject(new Error("a job is enqueued in a transaction")) },
	migrate: false,
	supervise: false,
	schedule: false,
});

/**
 * Asks for a job in the caller's transaction: it is there when the transaction commits, and only then.
 * @param payload ids only: the queue is a global table
 */
export async function enqueue(
	tx: Pick<SchoolTransaction, "$queryRawUnsafe">,
	name: QueueName,
	payload: Readonly<Record<string, string>>,
	options: {
		readonly startAfterSeconds?: number;
		/** Asked for again with this key in the same slot of so many seconds: there already, nothing is added. */
		readonly once?: { readonly key: string; readonly seconds: number };
	} = {},
): Promise<void> {
	const db = {
		executeSql: async (text: string, values: unknown[]) => ({
			rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values.map(asText)),
		}),
	};
	const { startAfterSeconds: startAfter = 0, once } = options;
	const single = once && { singletonKey: once.key, singletonSeconds: once.seconds };
	await sender.send(name, payload, { db, startAfter, ...single });
}

/** pg-boss casts what it needs: its one object, the payload, is sent as JSON text. */
const asText = (value: unknown) => (typeof value === "object" && value !== null ? JSON.stringify(value) : value);

import type { ConnectionScope } from "../authz/scope";
import { now } from "../clock";
import type { SchoolTransaction } from "../db/in-school";

/** What comes first over an approved connection makes it active, in the transaction that keeps it. */
export async function beginConnection(tx: SchoolTransaction, scope: ConnectionScope): Promise<void> {
	const { schoolId, settings } = scope;
	await tx.connection.updateMany({
		where: { schoolId, id: settings.connectionId, state: "approved" },
		data: { state: "active", activatedAt: now() },
	});
}

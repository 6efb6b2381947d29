import type { JobScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { DeliveryCounts } from "../../domain/delivery";

/** What became of all records that a connection delivered since a moment: received is the sum of the others. */
export function sumDeliveries(scope: JobScope, connectionId: string, since: Date): Promise<DeliveryCounts> {
	const { schoolId } = scope;
	return inSchool(scope, async (tx) => {
		const { _sum: sum } = await tx.delivery.aggregate({
			where: { schoolId, connectionId, receivedAt: { gte: since } },
			_sum: { received: true, written: true, unchanged: true, stale: true, notUsed: true, held: true, rejected: true },
		});
		return {
			received: sum.received ?? 0,
			written: sum.written ?? 0,
			unchanged: sum.unchanged ?? 0,
			stale: sum.stale ?? 0,
			"not-used": sum.notUsed ?? 0,
			held: sum.held ?? 0,
			rejected: sum.rejected ?? 0,
		};
	});
}

import type { JobScope } from "../authz/scope";
import { inSchool } from "../db/in-school";
import { readConnectionReading } from "../domain/connection-reading";
import type { PersonIdentifierType } from "../domain/identifiers";
import type { ConnectionId, DeliveryId } from "../domain/ids";
import type { KeptDelivery } from "./read-kept";

export interface FoundDelivery {
	readonly deliveryId: DeliveryId;
	readonly connectionId: ConnectionId;
	readonly receivedAt: Date;
	/** Null: its message was erased when its retention was over. */
	readonly kept: KeptDelivery | null;
}

/** A delivery with its kept message and the settings of its connection as they are now; null: there is none. */
export function findKept(scope: JobScope, deliveryId: DeliveryId): Promise<FoundDelivery | null> {
	const key = { schoolId: scope.schoolId, id: deliveryId };
	return inSchool(scope, async (tx) => {
		const delivery = await tx.delivery.findUnique({ where: { schoolId_id: key }, include: { connection: true } });
		if (delivery === null) return null;
		const payload = await tx.deliveryPayload.findUnique({
			where: { schoolId_deliveryId: { schoolId: scope.schoolId, deliveryId } },
		});
		const { standard, version, received, receivedAt, connection } = delivery;
		const connectionId = connection.id as ConnectionId;
		const settings = {
			connectionId,
			actorHomePages: connection.actorHomePages as Readonly<Record<string, PersonIdentifierType>>,
			mboxAllowed: connection.mboxAllowed,
			fields: connection.fields,
			reading: readConnectionReading(connection.reading),
		};
		const { body, mediaType, requestLine } = payload ?? {};
		const kept = body && {
			...{ standard, version, received, receivedAt, settings },
			...{ body, mediaType: mediaType ?? null, requestLine: requestLine ?? null },
		};
		return { deliveryId, connectionId, receivedAt, kept: kept ?? null };
	});
}

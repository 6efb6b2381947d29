import type { ConnectionScope } from "../authz/scope";
import { now } from "../clock";
import { inSchool } from "../db/in-school";
import type { DeliverEndpoint, DeliveryMessage, Read, WireRequest } from "../standards/contract";

/**
 * Reads a message as its standard says. Only where known deviations of the sender are all that is wrong with it, its connection is
 * asked whether it lets them in: then it is read in the stated way, else it is refused and counted, for the connection's page.
 * @param scopeFor whose connection it is; throws where the credentials have none
 */
export async function readDelivery(
	endpoint: DeliverEndpoint,
	request: WireRequest,
	scopeFor: () => Promise<ConnectionScope>,
): Promise<Read<DeliveryMessage>> {
	const read = endpoint.read(request);
	const deviations = read.ok ? [] : (read.refusal.deviations ?? []);
	if (deviations.length === 0) return read;
	const scope = await scopeFor().catch(() => null);
	if (scope === null) return read;
	const allowed = new Set(scope.settings.reading?.deviations);
	if (deviations.every((one) => allowed.has(one))) return endpoint.read(request, allowed);
	await countRefused(
		scope,
		deviations.filter((one) => !allowed.has(one)),
	);
	return read;
}

function countRefused(scope: ConnectionScope, deviations: readonly string[]): Promise<number> {
	const { schoolId, settings } = scope;
	return inSchool(
		scope,
		(tx) => tx.$executeRaw`
			INSERT INTO refused_deviation AS known (school_id, connection_id, deviation, messages, last_at)
			SELECT ${schoolId}::uuid, ${settings.connectionId}::uuid, name, 1, ${now()}::timestamptz
			FROM unnest(${[...deviations].sort()}::text[]) AS name ORDER BY name
			ON CONFLICT (school_id, connection_id, deviation)
				DO UPDATE SET messages = known.messages + 1, last_at = excluded.last_at`,
	);
}

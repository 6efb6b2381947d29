import { createHash } from "node:crypto";
import type { AuthenticatedClient } from "../authz/oauth/clients";
import { clientAddress } from "../authz/rates/client-address";
import { rateKey } from "../authz/rates/rate-key";
import { takeTurn } from "../authz/rates/rate-limit";
import { describeFault } from "../describe-fault";
import { addRefusedDelivery } from "../ingest/add-refused-delivery";
import { log } from "../log";
import type { WireRequest } from "../standards/contract";

interface RefusedVisit {
	readonly standard: string;
	readonly reason: string;
	readonly requestId: string;
	readonly wire: WireRequest;
	readonly client: AuthenticatedClient | null;
	readonly bytes: number;
}

const hourSeconds = 3_600;

/**
 * Notes a delivery that was refused before it was a school's: time, client, size, hash and reason, no payload. So many an
 * hour from one sender, and in all, that a flood cannot fill the table. Never stands in the way of the answer. One that
 * came too fast is not noted: it was not looked at, and comes again.
 */
export async function noteRefusal({ standard, reason, requestId, wire, client, bytes }: RefusedVisit): Promise<void> {
	log.info({ requestId, standard, reason, clientId: client?.clientId, bytes }, "refused");
	if (wire.method === "GET" || wire.method === "HEAD" || reason === "rate") return;
	try {
		const sender = client?.clientId ?? clientAddress(wire.headers);
		const turn = await takeTurn([
			{ key: rateKey("refused", sender), limit: 60, windowSeconds: hourSeconds },
			{ key: rateKey("refused-all"), limit: 2_000, windowSeconds: hourSeconds },
		]);
		if (!turn.allowed) return;
		const sha256 = wire.body.byteLength > 0 ? createHash("sha256").update(wire.body).digest() : null;
		await addRefusedDelivery({
			at: wire.receivedAt,
			clientId: client?.clientId ?? null,
			standard,
			bytes,
			sha256,
			reason,
		});
	} catch (error) {
		log.warn({ requestId, ...describeFault(error) }, "refusal not noted");
	}
}

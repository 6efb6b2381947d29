import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { eraseStatements } from "../../ingest/write/erase-statements";
import type { Needles } from "./find-needles";
import { cutMentions } from "./mentions";

const [inflate, deflate] = [promisify(inflateRaw), promisify(deflateRaw)];

/** Messages in one transaction; each is unpacked alone. */
const atOnce = 25;

export interface CleanedPayloads {
	readonly checked: number;
	readonly cut: number;
	readonly erased: number;
	/** The last one that was looked at; null: there was none. */
	readonly last: string | null;
}

interface Payload {
	readonly delivery_id: string;
	readonly body: Uint8Array;
}

/** Takes the pupil out of the next raw messages after the given one; none checked: there are no more. */
export async function cleanPayloads(
	tx: SchoolTransaction,
	{ schoolId }: JobScope,
	needles: Needles,
	after: string | null,
): Promise<CleanedPayloads> {
	const payloads = await tx.$queryRaw<Payload[]>`
		SELECT delivery_id, body FROM delivery_payload
		WHERE school_id = ${schoolId}::uuid AND (${after}::uuid IS NULL OR delivery_id > ${after}::uuid)
		ORDER BY delivery_id LIMIT ${atOnce}`;
	let [cut, erased] = [0, 0];
	for (const payload of payloads) {
		const outcome = await cleanOne(tx, schoolId, payload, needles);
		if (outcome === "cut") cut++;
		if (outcome === "erased") erased++;
	}
	return { checked: payloads.length, cut, erased, last: payloads.at(-1)?.delivery_id ?? null };
}

/** Statements that could be read back go with what they stood in. */
async function cleanOne(
	tx: SchoolTransaction,
	schoolId: string,
	{ delivery_id: deliveryId, body }: Payload,
	needles: Needles,
): Promise<"untouched" | "cut" | "erased"> {
	const outcome = cutMentions(await inflate(body), needles);
	if (outcome.kind === "erased") {
		await tx.$executeRaw`
			DELETE FROM delivery_payload WHERE school_id = ${schoolId}::uuid AND delivery_id = ${deliveryId}::uuid`;
		await eraseStatements(tx, schoolId, Prisma.sql`s.delivery_id = ${deliveryId}::uuid`);
	}
	if (outcome.kind === "cut") {
		const left = new Uint8Array(await deflate(outcome.body));
		await tx.$executeRaw`
			UPDATE delivery_payload SET body = ${left}
			WHERE school_id = ${schoolId}::uuid AND delivery_id = ${deliveryId}::uuid`;
		const those = Prisma.sql`s.delivery_id = ${deliveryId}::uuid AND s.record_index = ANY (${outcome.indexes}::int[])`;
		await eraseStatements(tx, schoolId, those);
	}
	return outcome.kind;
}

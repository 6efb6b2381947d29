import { prisma } from "../db/client";
import { newId } from "../db/ids";

interface RefusedDelivery {
	readonly at: Date;
	readonly clientId: string | null;
	readonly standard: string;
	readonly bytes: number;
	readonly sha256: Buffer | null;
	readonly reason: string;
}

/** Keeps that a delivery was refused before its client, school and connection were established; nothing of its content. */
export async function addRefusedDelivery(refused: RefusedDelivery): Promise<void> {
	const { sha256, bytes, ...rest } = refused;
	await prisma().refusedDelivery.create({
		data: { id: newId(), ...rest, bytes: Math.min(bytes, 2 ** 31 - 1), sha256: sha256 && new Uint8Array(sha256) },
	});
}

import type { KeyPurpose } from "../../authz/secrets/derived-key";
import { openSecret, sealingKeyId, sealSecret } from "../../authz/secrets/sealed-secret";
import { prisma } from "../../db/client";
import { inPlace } from "../../db/in-place";
import type { PlaceId } from "../../domain/ids";

export interface Resealed {
	/** Sealed anew under the key of now. */
	readonly resealed: number;
	/** Sealed by a secret that is gone: their owners set them up again. */
	readonly lost: number;
}

/**
 * Seals anew, under the key of now, what the secret before sealed: second factors, of every school and board in turn, and the keys that we
 * sign with. Run again it finds nothing; afterwards the secret before can be thrown away.
 */
export async function resealSecrets(): Promise<Resealed> {
	const db = prisma();
	let [resealed, lost] = [0, 0];
	const schools = await db.school.findMany({ select: { id: true } });
	const boards = await db.board.findMany({ select: { id: true } });
	for (const { id } of [...schools, ...boards]) {
		const ofPlace = await resealFactors(id as PlaceId);
		resealed += ofPlace.resealed;
		lost += ofPlace.lost;
	}
	const keys = await db.outgoingKey.findMany({ where: { keyId: { not: sealingKeyId("outgoing-key") } } });
	for (const { id, keyId, sealed } of keys) {
		const next = reseal("outgoing-key", id, keyId, sealed);
		if (next === null) {
			lost += 1;
			continue;
		}
		resealed += (await db.outgoingKey.updateMany({ where: { id, keyId }, data: next })).count;
	}
	return { resealed, lost };
}

/** The second factors of one place: the database shows no others with them. */
function resealFactors(placeId: PlaceId): Promise<Resealed> {
	return inPlace({ placeId }, async (tx) => {
		const factors = await tx.accountFactor.findMany({
			where: { placeId, keyId: { not: sealingKeyId("second-factor") } },
		});
		let [resealed, lost] = [0, 0];
		for (const { userId, keyId, secret } of factors) {
			const next = reseal("second-factor", userId, keyId, secret);
			if (next === null) {
				lost += 1;
				continue;
			}
			const { keyId: nextId, sealed } = next;
			// Set up anew meanwhile: that one stays.
			const moved = await tx.accountFactor.updateMany({
				where: { placeId, userId, keyId, secret },
				data: { keyId: nextId, secret: sealed },
			});
			resealed += moved.count;
		}
		return { resealed, lost };
	});
}

function reseal(purpose: KeyPurpose, owner: string, keyId: string, sealed: Uint8Array) {
	const secret = openSecret(purpose, owner, { keyId, sealed: new Uint8Array(sealed) });
	return secret && sealSecret(purpose, owner, secret);
}

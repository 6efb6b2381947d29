import { createHash, randomInt } from "node:crypto";
import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";

/** 32 letters and digits of which none looks like another. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Ten new codes for recovery, in place of those before: told once, kept as hashes. */
export async function renewRecoveryCodes(
	tx: PlaceTransaction,
	{ placeId, userId }: AccountKey,
): Promise<readonly string[]> {
	const codes = Array.from({ length: 10 }, newRecoveryCode);
	await tx.recoveryCode.deleteMany({ where: { placeId, userId } });
	await tx.recoveryCode.createMany({
		data: codes.map((one) => ({ placeId, userId, codeHash: hashOfRecoveryCode(one.replaceAll("-", "")) })),
	});
	return codes;
}

/** 140 bits in seven groups of four: no list to try, so a plain hash is enough (ASVS 5.0, 6.5.2). */
function newRecoveryCode(): string {
	const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
	return Array.from({ length: 7 }, group).join("-");
}

export function hashOfRecoveryCode(code: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(createHash("sha256").update(`recovery ${code}`).digest());
}

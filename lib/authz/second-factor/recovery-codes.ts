import { createHash } from "node:crypto";
import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";
import { spokenCode } from "../secrets/spoken-code";

/** 140 bits: no list to try, so a plain hash is enough (ASVS 5.0, 6.5.2). */
const codeGroups = 7;

/** Ten new codes for recovery, in place of those before: told once, kept as hashes. */
export async function renewRecoveryCodes(
	tx: PlaceTransaction,
	{ placeId, userId }: AccountKey,
): Promise<readonly string[]> {
	const codes = Array.from({ length: 10 }, () => spokenCode(codeGroups));
	await tx.recoveryCode.deleteMany({ where: { placeId, userId } });
	await tx.recoveryCode.createMany({
		data: codes.map((one) => ({ placeId, userId, codeHash: hashOfRecoveryCode(one.replaceAll("-", "")) })),
	});
	return codes;
}

export function hashOfRecoveryCode(code: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(createHash("sha256").update(`recovery ${code}`).digest());
}

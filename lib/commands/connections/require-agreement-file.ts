import type { SchoolTransaction } from "../../db/in-school";
import { InvalidFields } from "../../errors";

/**
 * The file that terms name, which must be the school's own; null where they name none.
 * @throws InvalidFields (fileId) where it is not there (any more)
 */
export async function requireAgreementFile(
	tx: SchoolTransaction,
	schoolId: string,
	fileId: string | null,
): Promise<{ readonly sha256: Uint8Array<ArrayBuffer> } | null> {
	if (fileId === null) return null;
	const file = await tx.agreementFile.findFirst({ where: { schoolId, id: fileId }, select: { sha256: true } });
	if (file === null) throw new InvalidFields({ fileId: "fileId" });
	return file;
}

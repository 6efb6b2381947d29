import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import type { RosterMessage } from "../../standards/contract";
import { readBundle } from "./read-bundle";
import { mostRosterBytes, readRosterFile } from "./read-roster-file";

/** The roster of a kept file, read again: names stand in the file alone until it is applied. */
export async function readImport(tx: SchoolTransaction, schoolId: string, importId: string): Promise<RosterMessage> {
	const kept = await tx.rosterImport.findUnique({
		where: { schoolId_id: { schoolId, id: importId } },
		select: { body: true, format: true },
	});
	if (kept === null || kept.body.length === 0) throw new AppError("not-found");
	const bytes = await promisify(inflateRaw)(kept.body, { maxOutputLength: mostRosterBytes });
	const pulled = readBundle(kept.format, bytes);
	if (pulled !== null) {
		if (!pulled.ok) throw new AppError("conflict");
		return pulled.value;
	}
	const read = await readRosterFile(bytes);
	if (!read.ok) throw new AppError("conflict");
	return read.message;
}

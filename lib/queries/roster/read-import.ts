import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import type { RosterMessage } from "../../standards/contract";
import { findStandard } from "../../standards/registry";
import { mostRosterBytes, readRoster, readRosterFile } from "./read-roster-file";

/**
 * The roster of a kept file, read again: names stand in the file alone until it is applied. Outside any transaction, for it
 * may have to wait; the file itself never changes, and is emptied once it is decided.
 */
export async function readImport(scope: Scope | JobScope, importId: string): Promise<RosterMessage> {
	const { schoolId } = scope;
	const kept = await inSchoolAsAdmin(scope, (tx) =>
		tx.rosterImport.findUnique({
			where: { schoolId_id: { schoolId, id: importId } },
			select: { body: true, format: true },
		}),
	);
	if (kept === null || kept.body.length === 0) throw new AppError("not-found");
	const bytes = await promisify(inflateRaw)(kept.body, { maxOutputLength: mostRosterBytes });
	if (findStandard(kept.format)?.pull) {
		const pulled = await readRoster(schoolId, { kind: "pulled", standard: kept.format }, bytes);
		if (!pulled.ok) throw new AppError("conflict");
		return pulled.value;
	}
	const read = await readRosterFile(schoolId, bytes);
	if (!read.ok) throw new AppError("conflict");
	return read.message;
}

import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import type { RosterFault } from "../../domain/roster";
import { AppError } from "../../errors";
import { mostRosterBytes, readRosterFile } from "../../queries/roster/read-roster-file";
import { keepImport, makePlan, packFile, rosterTransaction } from "./roster-work";

export type Previewed =
	| { readonly ok: true; readonly importId: string }
	| { readonly ok: false; readonly faults: readonly RosterFault[] };

/**
 * Reads a file that an admin chose and keeps it with what it would change; nothing changes yet (apply-roster). A file with
 * faults is not kept.
 */
export async function previewRoster(scope: Scope | JobScope, bytes: Uint8Array): Promise<Previewed> {
	requireAdmin(scope);
	if (bytes.length > mostRosterBytes) throw new AppError("too-large");
	const read = await readRosterFile(scope.schoolId, bytes);
	if (!read.ok) return read;
	const file = await packFile(bytes);
	const importId = await inSchoolAsAdmin(
		scope,
		async (tx) => {
			const plan = await makePlan(tx, scope, read.message.snapshot);
			return keepImport(tx, scope, read.message.snapshot, plan, { ...file, connectionId: null });
		},
		rosterTransaction,
	);
	return { ok: true, importId };
}

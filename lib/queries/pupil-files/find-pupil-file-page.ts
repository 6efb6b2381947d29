import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { countTraces } from "../../commands/pupil-files/count-traces";
import { findNeedles } from "../../commands/pupil-files/find-needles";
import type { PersonId } from "../../domain/ids";
import { type Erasure, selectErasures } from "./list-erasures";

export interface PupilFilePage {
	readonly pupilId: PersonId;
	readonly name: string;
	/** Rows that name the pupil by id, by table; what an erasure would take. */
	readonly rows: Readonly<Record<string, number>>;
	/** Raw messages and roster files of the school that an erasure would look into. */
	readonly messages: number;
	readonly rosterFiles: number;
	/** The newest one asked for; null: none. */
	readonly erasure: Erasure | null;
}

/** What the school holds on a pupil, in counts, for its admin; null for a pupil of elsewhere as for none. */
export function findPupilFilePage(scope: Scope, pupilId: PersonId): Promise<PupilFilePage | null> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, async (tx) => {
		const needles = await findNeedles(tx, scope, pupilId);
		if (needles === null) return null;
		const [kept] = await tx.$queryRaw<{ messages: number; files: number }[]>`
			SELECT (SELECT count(*)::int FROM delivery_payload WHERE school_id = ${scope.schoolId}::uuid) AS messages,
				(SELECT count(*)::int FROM roster_import
				 WHERE school_id = ${scope.schoolId}::uuid AND octet_length(body) > 0) AS files`;
		return {
			...{ pupilId, name: needles.name, messages: kept?.messages ?? 0, rosterFiles: kept?.files ?? 0 },
			rows: await countTraces(tx, scope, needles, "ids"),
			erasure: (await selectErasures(tx, scope, pupilId))[0] ?? null,
		};
	});
}

import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";

const tally = z.record(z.string(), z.number());
const countsSchema = z.object({
	rows: tally.catch({}),
	payloads: z.object({ checked: z.number(), cut: z.number(), erased: z.number() }),
	rosterFiles: z.number(),
	named: tally.catch({}),
	left: tally.catch({}),
});

export interface Erasure {
	readonly id: string;
	readonly pupilId: string;
	readonly askedBy: string | null;
	readonly askedAt: Date;
	readonly state: "asked" | "done" | "left-over";
	readonly finishedAt: Date | null;
	/** Null while it is under way. */
	readonly counts: z.output<typeof countsSchema> | null;
}

/** The last fifty erasures of pupils of the school, ids and counts only: the proof. For its admin. */
export async function listErasures(scope: Scope): Promise<Erasure[]> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, (tx) => selectErasures(tx, scope));
}

/** Of one pupil when it is named. */
export async function selectErasures(tx: SchoolTransaction, scope: Scope, pupilId?: string): Promise<Erasure[]> {
	const rows = await tx.$queryRaw<(Omit<Erasure, "counts"> & { counts: unknown })[]>`
		SELECT e.id, e.erased_pupil AS "pupilId", coalesce(u.name, e.asked_by::text) AS "askedBy", e.asked_at AS "askedAt",
			e.state, e.finished_at AS "finishedAt", e.counts
		FROM pupil_erasure e LEFT JOIN user_account u ON u.id = e.asked_by
		WHERE e.school_id = ${scope.schoolId}::uuid
			${pupilId === undefined ? Prisma.empty : Prisma.sql`AND e.erased_pupil = ${pupilId}::uuid`}
		ORDER BY e.asked_at DESC, e.id DESC LIMIT 50`;
	return rows.map((row) => ({ ...row, counts: countsSchema.nullable().catch(null).parse(row.counts) }));
}

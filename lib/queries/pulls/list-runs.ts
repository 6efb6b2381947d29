import { z } from "zod";
import type { SchoolTransaction } from "../../db/in-school";
import type { PullFaultCode } from "../../pull/pull-fault";

/** How a pull ended, or what an open one waits for. */
export type PullResult = "previewed" | "applied" | "held" | "unchanged" | "cancelled" | PullFaultCode;

export interface PullRun {
	readonly runId: string;
	readonly trial: boolean;
	readonly state: "open" | "done" | "failed" | "cancelled";
	/** Name of the account; null: by the clock. */
	readonly askedBy: string | null;
	readonly createdAt: Date;
	readonly startedAt: Date | null;
	readonly endedAt: Date | null;
	readonly pages: number;
	readonly rows: number;
	readonly retries: number;
	readonly nextTryAt: Date | null;
	/** Null: under way. */
	readonly result: PullResult | null;
	readonly detail: PullDetail;
	/** Of the preview or the applied roster; null: there is none, or a preview that no longer waits. */
	readonly importId: string | null;
}
const detailSchema = z.object({
	status: z.int().optional(),
	reasons: z.array(z.object({ code: z.string(), path: z.string() })).optional(),
	skewSeconds: z.int().optional(),
	scopes: z.array(z.string()).optional(),
	counts: z.record(z.string(), z.int()).optional(),
});
export type PullDetail = z.output<typeof detailSchema>;

/** The last twenty pulls of a connection, newest first. One whose work ended without its last word has ended with it. */
export async function listRuns(tx: SchoolTransaction, schoolId: string, connectionId: string): Promise<PullRun[]> {
	const rows = await tx.$queryRaw<(Omit<PullRun, "detail"> & { detail: unknown })[]>`
		SELECT r.id AS "runId", r.trial, a.name AS "askedBy", r.created_at AS "createdAt", r.started_at AS "startedAt",
			r.pages, r.rows, r.retries, r.detail,
			CASE WHEN r.state = 'open' THEN coalesce(ended.state, 'open') ELSE r.state END AS state,
			CASE WHEN r.state <> 'open' OR ended.state IS NULL THEN r.result
				WHEN ended.state = 'cancelled' THEN 'cancelled' ELSE 'interrupted' END AS result,
			coalesce(r.ended_at, ended.ended_at) AS "endedAt",
			CASE WHEN r.state = 'open' AND ended.state IS NULL THEN r.next_try_at END AS "nextTryAt",
			CASE WHEN i.state IN ('previewed', 'applied') THEN i.id END AS "importId"
		FROM roster_pull_run AS r
		LEFT JOIN user_account AS a ON a.id = r.asked_by
		LEFT JOIN roster_import AS i ON i.school_id = r.school_id AND i.id = r.import_id
		LEFT JOIN LATERAL (
			SELECT CASE w.state WHEN 'cancelled' THEN 'cancelled' ELSE 'failed' END AS state, w.ended_at FROM long_work AS w
			WHERE w.school_id = r.school_id AND w.id = r.id AND w.state NOT IN ('queued', 'running')
		) AS ended ON true
		WHERE r.school_id = ${schoolId}::uuid AND r.connection_id = ${connectionId}::uuid
		ORDER BY r.created_at DESC, r.id DESC
		LIMIT 20`;
	return rows.map((row) => ({ ...row, detail: detailSchema.catch({}).parse(row.detail) }));
}

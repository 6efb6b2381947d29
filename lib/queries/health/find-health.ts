import { prisma } from "../../db/client";
import { latestMigration } from "../../db/latest-migration";

export interface Health {
	/** unwell: somebody should look; the server may still answer. */
	readonly status: "ok" | "unwell";
	readonly database: "ok" | "down";
	readonly migrations: "ok" | "behind" | "unknown";
	readonly worker: "ok" | "silent" | "unknown";
}

/** The worker's scheduler writes a sign of life every half minute (pg-boss, version.cron_on). */
const silentAfterSeconds = 120;

/** How the installation is: without a scope, since it tells nothing of any school. */
export async function findHealth(): Promise<Health> {
	try {
		const rows = await prisma().$queryRaw<{ migration: string | null; silence: number | null }[]>`
			SELECT obj_description('public.school'::regclass) AS migration,
				extract(epoch FROM now() - cron_on)::float8 AS silence
			FROM pgboss.version`;
		const { migration = null, silence = null } = rows[0] ?? {};
		const migrations = migration === latestMigration ? "ok" : "behind";
		const worker = silence !== null && silence < silentAfterSeconds ? "ok" : "silent";
		return { status: migrations === "ok" && worker === "ok" ? "ok" : "unwell", database: "ok", migrations, worker };
	} catch {
		return { status: "unwell", database: "down", migrations: "unknown", worker: "unknown" };
	}
}

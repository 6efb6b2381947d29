import path from "node:path";
import pg from "pg";
import PgBoss from "pg-boss";
import { applyMigrations, readMigrations } from "./apply-migrations";
import { grantRuntime } from "./grant-runtime";
import { queues } from "./queues";

const migrationsFolder = path.resolve(import.meta.dirname, "../../prisma/migrations");

/**
 * Everything that needs the owner, in one step before web and worker start: migrations, pg-boss's own tables and its
 * queues, and the runtime role's rights. Safe to repeat and to run in several processes at once.
 * @returns names of the migrations that were applied now
 */
export async function prepareDatabase(ownerUrl: string, runtimeUrl: string): Promise<string[]> {
	const migrations = readMigrations(migrationsFolder);
	const owner = new pg.Client({ connectionString: ownerUrl, options: "-c timezone=UTC" });
	await owner.connect();
	try {
		const applied = await applyMigrations(owner, migrations);
		await makeQueues(ownerUrl);
		await grantRuntime(owner, decodeURIComponent(new URL(runtimeUrl).username));
		// The runtime role may not read Prisma's table: the health page learns the state from here.
		await owner.query(`COMMENT ON TABLE school IS ${owner.escapeLiteral(migrations.at(-1)?.name ?? "")}`);
		return applied;
	} finally {
		await owner.end();
	}
}

/** A queue is a partition of pg-boss's table, so making one needs the owner; the worker starts with migrate: false. */
async function makeQueues(ownerUrl: string): Promise<void> {
	const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 });
	boss.on("error", () => undefined);
	await boss.start();
	try {
		for (const queue of queues) await boss.createQueue(queue.name, queue);
		// The scheduler's own, which the worker's role could not make.
		await boss.createQueue("__pgboss__send-it");
	} finally {
		await boss.stop({ graceful: false });
	}
}

import type PgBoss from "pg-boss";

/**
 * Every queue there is, made by the owner with the migrations (prepare-database.ts): a queue is a partition of pg-boss's
 * table, which the runtime role may not create. A new job starts with a line here.
 */
export const queues = [
	{ name: "release-held", retryLimit: 8, retryBackoff: true, retryDelay: 5, expireInSeconds: 900 },
	{ name: "recompute-practice", retryLimit: 8, retryBackoff: true, retryDelay: 5, expireInSeconds: 900 },
	{ name: "evaluate-signals", retryLimit: 5, retryBackoff: true, retryDelay: 10, expireInSeconds: 600 },
	{ name: "replay-records", retryLimit: 5, retryBackoff: true, retryDelay: 5, expireInSeconds: 3_600 },
	{ name: "judge-results", retryLimit: 5, retryBackoff: true, retryDelay: 5, expireInSeconds: 3_600 },
	{ name: "erase-connection", retryLimit: 5, retryBackoff: true, retryDelay: 5, expireInSeconds: 3_600 },
	{ name: "pull-roster", retryLimit: 5, retryBackoff: true, retryDelay: 5, expireInSeconds: 900 },
	{ name: "begin-pulls", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 900 },
	{ name: "end-consents", retryLimit: 10, retryBackoff: true, retryDelay: 30, expireInSeconds: 300 },
	{ name: "erase-held", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 900 },
	{ name: "erase-raw", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 3_600 },
	{ name: "erase-old", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 3_600 },
	{ name: "erase-pupil", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 3_600 },
	{ name: "upkeep-partitions", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 300 },
	{ name: "seal-audit", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 300 },
	{ name: "reseal-secrets", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 900 },
	{ name: "forget-expired", retryLimit: 3, retryBackoff: true, retryDelay: 60, expireInSeconds: 300 },
] as const satisfies readonly PgBoss.Queue[];

export type QueueName = (typeof queues)[number]["name"];

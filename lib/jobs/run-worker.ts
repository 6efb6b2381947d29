import PgBoss from "pg-boss";
import { describeFault } from "../describe-fault";
import { env } from "../env";
import { log } from "../log";
import type { Job } from "./define-job";
import { jobs, schedule } from "./jobs";

/** How long a job that runs may take to end when the worker is asked to stop. */
const graceMs = 20_000;

export interface Worker {
	/** Takes no more jobs, lets those that run end. */
	stop(): Promise<void>;
}

/**
 * Takes jobs from the queue, one of each kind at a time. A job that fails is tried again at growing intervals (queues.ts).
 * The schedule is written at each start; its clock's tick in the database is the sign of life that /api/health reads.
 */
export async function runWorker(): Promise<Worker> {
	const boss = new PgBoss({
		connectionString: env().DATABASE_URL,
		application_name: "groepsbeeld-worker",
		migrate: false,
		max: 4,
	});
	boss.on("error", (error) => log.error(describeFault(error), "queue"));
	await boss.start();
	for (const { name, cron } of schedule) await boss.schedule(name, cron, {}, { tz: "Europe/Amsterdam" });
	for (const job of jobs)
		await boss.work(job.name, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([taken]) => {
			if (taken) await runJob(job, taken);
		});
	// A start counts as a night: silence became true while nobody looked. Starts close together count once.
	await boss.send("evaluate-signals", {}, { singletonKey: "start", singletonSeconds: 600 });
	// After an upgrade what was taken by older rules is judged again; where that was done this asks for nothing.
	await boss.send("judge-results", {}, { singletonKey: "start", singletonSeconds: 600 });
	log.info({ jobs: jobs.length }, "worker runs");
	return { stop: () => boss.stop({ graceful: true, wait: true, timeout: graceMs }) };
}

async function runJob(job: Job, { id, data }: PgBoss.Job<unknown>): Promise<void> {
	const began = performance.now();
	try {
		await job.run(data);
		log.info({ job: job.name, id, durationMs: Math.round(performance.now() - began) }, "job done");
	} catch (error) {
		log.error({ job: job.name, id, ...describeFault(error) }, "job failed");
		// pg-boss keeps what it is given as the job's output: no message of the database may get there.
		throw new Error("failed; see the log");
	}
}

import { disconnectPrisma } from "../db/client";
import { log } from "../log";
import { runWorker } from "./run-worker";

/** The worker process. SIGTERM and SIGINT let the job that runs end. */
const worker = await runWorker();
let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const)
	process.on(signal, async () => {
		if (stopping) return;
		stopping = true;
		await worker.stop();
		await disconnectPrisma();
		log.info("worker ended");
		process.exit(0);
	});

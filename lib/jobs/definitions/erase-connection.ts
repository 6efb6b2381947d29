import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { eraseStep } from "../../commands/connection-erasure/erase-step";
import { schoolId } from "../../domain/ids";
import { defineJob } from "../define-job";
import { runLongWork } from "../run-long-work";

/** All that an ended connection brought, batch by batch. Ended halfway, what is left still adds up. */
export const eraseConnectionJob = defineJob(
	"erase-connection",
	z.object({ schoolId, workId: z.uuid() }),
	({ schoolId, workId }) => {
		const scope = jobScope(schoolId);
		return runLongWork(scope, { workId, queue: "erase-connection" }, (step) => eraseStep(scope, step));
	},
);

import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { replaySchema } from "../../commands/replay/replay-input";
import { replayStep } from "../../commands/replay/replay-step";
import { schoolId } from "../../domain/ids";
import { defineJob } from "../define-job";
import { runLongWork } from "../run-long-work";

/** Kept messages that a person asked to be read again, one delivery a step. */
export const replayRecordsJob = defineJob(
	"replay-records",
	z.object({ schoolId, workId: z.uuid() }),
	({ schoolId, workId }) => {
		const scope = jobScope(schoolId);
		return runLongWork(scope, { workId, queue: "replay-records" }, ({ input, ...step }) =>
			replayStep(scope, workId, { ...step, input: replaySchema.parse(input) }),
		);
	},
);

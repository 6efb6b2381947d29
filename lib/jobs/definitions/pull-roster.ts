import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { pullStep } from "../../commands/pulls/pull-step";
import { schoolId } from "../../domain/ids";
import { defineJob } from "../define-job";
import { runLongWork } from "../run-long-work";

/** A roster that we fetch, one page a step. */
export const pullRosterJob = defineJob(
	"pull-roster",
	z.object({ schoolId, workId: z.uuid() }),
	({ schoolId, workId }) => {
		const scope = jobScope(schoolId);
		return runLongWork(scope, { workId, queue: "pull-roster" }, (step) => pullStep(scope, workId, step));
	},
);

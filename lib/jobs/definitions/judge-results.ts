import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { beginJudging } from "../../commands/judging/begin-judging";
import { judgeStep } from "../../commands/judging/judge-step";
import { schoolId } from "../../domain/ids";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";
import { runLongWork } from "../run-long-work";

/** After an upgrade, once a school: what was taken by older rules is judged again, one delivery a step. */
export const judgeResultsJob = defineJob(
	"judge-results",
	z.object({ schoolId, workId: z.uuid() }).or(z.object({})),
	async (payload) => {
		if (!("workId" in payload)) return forEachSchool(beginJudging);
		const scope = jobScope(payload.schoolId);
		const { workId } = payload;
		await runLongWork(scope, { workId, queue: "judge-results" }, (step) => judgeStep(scope, workId, step));
	},
);

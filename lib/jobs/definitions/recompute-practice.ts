import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { connectionId, schoolId } from "../../domain/ids";
import { recomputePractice } from "../../ingest/recompute-practice";
import { recomputeSchool } from "../../ingest/recompute-school";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Practice days after a withdrawal, a late attempt or a changed mapping; nightly whatever is left at all schools. */
export const recomputePracticeJob = defineJob(
	"recompute-practice",
	z.object({ schoolId, connectionId }).or(z.object({ schoolId: z.undefined().optional() })),
	async (payload) => {
		if (payload.schoolId === undefined) await forEachSchool(recomputeSchool);
		else await recomputePractice(jobScope(payload.schoolId), payload.connectionId);
	},
);

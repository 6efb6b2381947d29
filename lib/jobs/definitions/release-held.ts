import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { schoolId } from "../../domain/ids";
import { releaseHeld } from "../../ingest/release-held";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Held records flow in after a roster or a merge; nightly at all schools. */
export const releaseHeldJob = defineJob(
	"release-held",
	z.object({ schoolId: schoolId.optional() }),
	async ({ schoolId }) => {
		if (schoolId) await releaseHeld(jobScope(schoolId));
		else await forEachSchool(releaseHeld);
	},
);

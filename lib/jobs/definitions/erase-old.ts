import { z } from "zod";
import { eraseLeavers } from "../../commands/pupil-files/erase-leavers";
import { eraseOld } from "../../ingest/erase-old";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Nightly: looks and letters whose retention is over, and pupils who left long enough ago. */
export const eraseOldJob = defineJob("erase-old", z.object({}), () =>
	forEachSchool(async (scope) => {
		await eraseOld(scope);
		await eraseLeavers(scope);
	}),
);

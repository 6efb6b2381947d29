import { z } from "zod";
import { forgetClaims } from "../../commands/acts/forget-claims";
import { eraseLeavers } from "../../commands/pupil-files/erase-leavers";
import { eraseOld } from "../../ingest/erase-old";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Nightly: looks and letters whose retention is over, pupils who left long enough ago, and which presses were done. */
export const eraseOldJob = defineJob("erase-old", z.object({}), () =>
	forEachSchool(async (scope) => {
		await eraseOld(scope);
		await eraseLeavers(scope);
		await forgetClaims(scope);
	}),
);

import { z } from "zod";
import { eraseEnded } from "../../commands/connection-erasure/erase-ended";
import { eraseRaw } from "../../ingest/erase-raw";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Nightly: payloads, statements and roster files whose retention is over, and all that ended connections brought. */
export const eraseRawJob = defineJob("erase-raw", z.object({}), () =>
	forEachSchool(async (scope) => {
		await eraseRaw(scope);
		await eraseEnded(scope);
	}),
);

import { z } from "zod";
import { eraseRaw } from "../../ingest/erase-raw";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Nightly: payloads, statements and roster files whose retention is over. */
export const eraseRawJob = defineJob("erase-raw", z.object({}), () => forEachSchool((scope) => eraseRaw(scope)));

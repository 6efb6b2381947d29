import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { endConsents } from "../../commands/pulls/end-consents";
import { connectionId, schoolId } from "../../domain/ids";
import { defineJob } from "../define-job";

/** Consents of an ended connection, revoked at the system that gave us the roster. */
export const endConsentsJob = defineJob(
	"end-consents",
	z.object({ schoolId, connectionId }),
	({ schoolId, connectionId }) => endConsents(jobScope(schoolId), connectionId),
);

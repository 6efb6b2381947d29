import { z } from "zod";
import { sealAudit } from "../../commands/audit/seal-audit";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Chains what the audit logs of all schools got since the last time. */
export const sealAuditJob = defineJob("seal-audit", z.object({}), () => forEachSchool(sealAudit));

import { z } from "zod";
import { forgetExpired } from "../../authz/sign-in/forget-expired";
import { log } from "../../log";
import { defineJob } from "../define-job";

/** Removes sessions, one-time links, assertions and rate counters that nobody can use any more. */
export const forgetExpiredJob = defineJob("forget-expired", z.object({}), async () => {
	log.info(await forgetExpired(), "forgotten what had expired");
});

import { z } from "zod";
import { resealSecrets } from "../../commands/secrets/reseal-secrets";
import { log } from "../../log";
import { defineJob } from "../define-job";

/** Hourly: what the secret before sealed goes under the key of now; without a replaced secret there is nothing to do. */
export const resealSecretsJob = defineJob("reseal-secrets", z.object({}), async () => {
	const { resealed, lost } = await resealSecrets();
	if (resealed + lost > 0) log.info({ resealed, lost }, "sealed anew under the secret of now");
});

import { z } from "zod";
import { now } from "../../clock";
import { forgetWork } from "../../commands/long-work/forget-work";
import { prisma } from "../../db/client";
import { eraseHeld } from "../../ingest/erase-held";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

const keptMs = 60 * 86_400_000;

/**
 * Nightly: held records whose pupil did not appear, the notes of refused deliveries, and reports of long work, after 60
 * days.
 */
export const eraseHeldJob = defineJob("erase-held", z.object({}), async () => {
	const before = new Date(now().getTime() - keptMs);
	await forEachSchool(async (scope) => {
		await eraseHeld(scope);
		await forgetWork(scope, before);
	});
	await prisma().refusedDelivery.deleteMany({ where: { at: { lt: before } } });
});

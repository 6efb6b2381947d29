import { z } from "zod";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { eraseHeld } from "../../ingest/erase-held";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

const refusalsKeptMs = 60 * 86_400_000;

/** Nightly: held records whose pupil did not appear, and the notes of refused deliveries, after 60 days. */
export const eraseHeldJob = defineJob("erase-held", z.object({}), async () => {
	await forEachSchool((scope) => eraseHeld(scope));
	const before = new Date(now().getTime() - refusalsKeptMs);
	await prisma().refusedDelivery.deleteMany({ where: { at: { lt: before } } });
});

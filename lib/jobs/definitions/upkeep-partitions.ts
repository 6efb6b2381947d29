import { z } from "zod";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { defineJob } from "../define-job";

const monthsAhead = 13;

/** Keeps month partitions of attempts a year ahead, so that deliveries need not make them. */
export const upkeepPartitionsJob = defineJob("upkeep-partitions", z.object({}), async () => {
	await prisma().$executeRaw`SELECT ensure_attempt_partitions(${now()}::date, ${monthsAhead}::int)`;
});

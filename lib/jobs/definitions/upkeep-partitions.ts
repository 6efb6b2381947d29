import { z } from "zod";
import { today } from "../../clock";
import { dropEmptyMonths } from "../../ingest/months/drop-empty-months";
import { makeMonth } from "../../ingest/months/make-month";
import { log } from "../../log";
import { defineJob } from "../define-job";

const monthsAhead = 13;

/** Keeps months of attempts a year ahead, so that deliveries need not make them, and drops those that are empty. */
export const upkeepPartitionsJob = defineJob("upkeep-partitions", z.object({}), async () => {
	const [year = 0, month = 1] = today().split("-").map(Number);
	for (let ahead = 0; ahead <= monthsAhead; ahead += 1)
		await makeMonth(new Date(Date.UTC(year, month - 1 + ahead)).toISOString().slice(0, 7));
	const dropped = await dropEmptyMonths();
	if (dropped > 0) log.info({ dropped }, "dropped empty months of attempts");
});

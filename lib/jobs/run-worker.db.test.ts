import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "../db/client";
import { inSchool } from "../db/in-school";
import { enqueue } from "../db/queue";
import { anAttempt, createCourier, withdrawalOf } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool } from "../testing/factories";
import { runWorker, type Worker } from "./run-worker";

testDatabase();

let worker: Worker;
beforeAll(async () => {
	worker = await runWorker();
});
afterAll(() => worker.stop());

test("a job runs when its transaction commits, and not when it rolls back", async () => {
	const { schoolId } = await createSchool();
	const courier = await createCourier(schoolId);
	const { eckId } = await createPupil(schoolId);
	await courier.deliver([anAttempt("https://ketenid.nl/pilot/later"), anAttempt(eckId)]);
	await createPupil(schoolId, { identifiers: [{ type: "eck-id", value: "https://ketenid.nl/pilot/later" }] });
	const ask = (fail: boolean) =>
		inSchool({ schoolId }, async (tx) => {
			await enqueue(tx, "release-held", { schoolId });
			if (fail) throw new Error("rolled back");
		});
	await expect(ask(true)).rejects.toThrow("rolled back");
	const [queued] = await prisma().$queryRaw<
		{ n: number }[]
	>`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'release-held'`;
	expect(queued?.n).toBe(0);
	await ask(false);
	await until(async () => (await inSchool({ schoolId }, (tx) => tx.heldRecord.count())) === 0);
	expect(await inSchool({ schoolId }, (tx) => tx.attempt.count())).toBe(2);
});

test("a withdrawal asks for its day to be computed again", async () => {
	const { schoolId } = await createSchool();
	const courier = await createCourier(schoolId);
	const { eckId } = await createPupil(schoolId);
	const attempt = anAttempt(eckId);
	await courier.deliver([attempt]);
	await courier.deliver([withdrawalOf(attempt)]);
	await until(async () => (await inSchool({ schoolId }, (tx) => tx.practiceDay.count())) === 0);
});

async function until(reached: () => Promise<boolean>): Promise<void> {
	const deadline = performance.now() + 20_000;
	while (!(await reached())) {
		if (performance.now() > deadline) throw new Error("not reached in 20 s");
		await wait(50);
	}
}

import { expect, test } from "vitest";
import { inSchool } from "../db/in-school";
import { anAttempt, createCourier, withdrawalOf } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool } from "../testing/factories";
import { rebuildPractice, recomputePractice } from "./recompute-practice";

const database = testDatabase();

test("deliveries side by side over the same pupils, recomputed meanwhile: no deadlock, nothing lost, nothing twice", async () => {
	const { schoolId } = await createSchool();
	const courier = await createCourier(schoolId);
	const eckIds = await Promise.all(Array.from({ length: 12 }, async () => (await createPupil(schoolId)).eckId));
	const batch = (writer: number, number: number) =>
		Array.from({ length: 40 }, (_, i) => {
			// Every writer goes through pupils and items in another order, half of the attempts are sent by two of them.
			const turn = (i * ([1, 3, 7, 9][writer] ?? 1) + number) % 40;
			return anAttempt(eckIds[turn % eckIds.length]!, {
				sourceId: `${number}-${turn}-${turn % 2 === 0 ? "shared" : writer}`,
				itemId: `item-${turn % 7}`,
				at: new Date(Date.UTC(2025, 9, 1 + (turn % 5), 8, number, turn)).toISOString(),
			});
		});
	const write = async (writer: number) => {
		for (let number = 0; number < 8; number += 1) await courier.deliver(batch(writer, number));
	};
	const takeBack = async () => {
		for (let number = 0; number < 8; number += 1) {
			await courier.deliver([withdrawalOf(anAttempt("x", { sourceId: `${number}-0-shared` }))]);
			await recomputePractice(courier.job, courier.connectionId);
		}
	};
	await Promise.all([write(0), write(1), write(2), write(3), takeBack()]);
	await recomputePractice(courier.job, courier.connectionId);
	const sum = () =>
		inSchool({ schoolId }, (tx) =>
			tx.practiceDay.groupBy({
				by: ["pupilId", "kind", "day"],
				_sum: { attempts: true, judged: true, correct: true, firstJudged: true, durationMs: true },
				orderBy: [{ pupilId: "asc" }, { kind: "asc" }, { day: "asc" }],
			}),
		);
	const added = await sum();
	await rebuildPractice(courier.job, courier.connectionId);
	expect(added).toEqual(await sum());
	const total = added.filter((row) => row.kind === "total").reduce((n, row) => n + (row._sum.attempts ?? 0), 0);
	// 20 shared and 4 x 20 own attempts in each of 8 rounds, less the 8 that were taken back.
	expect(total).toBe(8 * (20 + 80) - 8);
	const [deadlocks] = await database.query<{ deadlocks: string }>(
		"superuser",
		"SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
	);
	expect(Number(deadlocks?.deadlocks)).toBe(0);
}, 60_000);

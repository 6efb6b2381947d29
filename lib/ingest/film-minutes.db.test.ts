import { expect, it } from "vitest";
import { inSchool } from "../db/in-school";
import type { MaterialUseRecord } from "../domain/records";
import { createCourier } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool } from "../testing/factories";
import { recomputePractice } from "./recompute-practice";

testDatabase();

type Told = readonly [time: string, moment: "begin" | "stop" | null, over?: Partial<MaterialUseRecord>];

/** Minutes with material and tasks of a pupil, after these records came, each delivery in turn; 1 October 2025 unless said. */
async function minutesOf(...deliveries: readonly (readonly Told[])[]) {
	const { schoolId } = await createSchool();
	const courier = await createCourier(schoolId);
	const { eckId } = await createPupil(schoolId);
	const records = deliveries.map((told, delivery) =>
		told.map(
			([time, moment, over], index): MaterialUseRecord => ({
				...{
					kind: "use",
					sourceId: `${delivery} ${index}`,
					pupil: { identifiers: [{ type: "eck-id", value: eckId }] },
				},
				...{
					at: `2025-10-01T${time}.000Z`,
					materialId: "film-1",
					unitId: null,
					session: null,
					moment,
					durationMs: null,
				},
				...over,
			}),
		),
	);
	for (const one of records) await courier.deliver(one);
	await recomputePractice(courier.job, courier.connectionId);
	return inSchool({ schoolId }, async (tx) => {
		const days = await tx.practiceDay.findMany({ where: { connectionId: courier.connectionId } });
		expect(await tx.attempt.count()).toBe(0);
		expect(days.every(({ kind, attempts }) => kind === "use" && attempts === 0)).toBe(true);
		return days.filter(({ key }) => key === "").reduce((sum, day) => sum + Number(day.durationMs) / 60_000, 0);
	});
}

it("time between begin and stop counts as use, never as an attempt", async () => {
	expect(
		await minutesOf([
			["09:00:00", "begin"],
			["09:03:00", "stop"],
		]),
	).toBe(3);
	// Two runs; a jump within the film is neither; what comes in another order or delivery is the same.
	const runs: Told[] = [
		["09:10:00", "begin"],
		["09:14:00", "stop"],
		["09:00:00", "begin"],
		["09:01:00", null],
		["09:03:00", "stop"],
	];
	expect(await minutesOf(runs)).toBe(7);
	expect(await minutesOf(runs.slice(0, 1), runs.slice(1, 3), runs.slice(3))).toBe(7);
});

it("what is not known is not counted: no stop, a stop after an hour, another film, session or day", async () => {
	expect(await minutesOf([["09:00:00", "begin"]])).toBe(0);
	expect(await minutesOf([["09:00:00", "stop"]])).toBe(0);
	expect(
		await minutesOf([
			["09:00:00", "begin"],
			["10:00:01", "stop"],
		]),
	).toBe(0);
	expect(
		await minutesOf([
			["09:00:00", "begin"],
			["10:00:00", "stop"],
		]),
	).toBe(60);
	expect(
		await minutesOf([
			["09:00:00", "begin"],
			["09:03:00", "stop", { materialId: "film-2" }],
		]),
	).toBe(0);
	expect(
		await minutesOf([
			["09:00:00", "begin", { session: "a" }],
			["09:03:00", "stop", { session: "b" }],
		]),
	).toBe(0);
	// Midnight in Amsterdam.
	expect(
		await minutesOf([
			["21:58:00", "begin"],
			["22:03:00", "stop"],
		]),
	).toBe(0);
	// Begun twice: since the last time.
	expect(
		await minutesOf([
			["09:00:00", "begin"],
			["09:05:00", "begin"],
			["09:07:00", "stop"],
			["09:09:00", "stop"],
		]),
	).toBe(2);
});

it("a time that is said and one between begin and stop are never added", async () => {
	const said = { durationMs: 4 * 60_000 };
	expect(
		await minutesOf([
			["09:00:00", "begin"],
			["09:03:00", "stop", said],
		]),
	).toBe(4);
	expect(
		await minutesOf([
			["09:00:00", "begin"],
			["09:03:00", "stop"],
			["09:03:10", "stop", said],
		]),
	).toBe(4);
	const session = { session: "a" };
	const long: Told[] = [
		["09:00:00", "begin", session],
		["09:06:00", "stop", { ...said, ...session }],
	];
	expect(await minutesOf(long)).toBe(6);
	// Without sessions what is said is added, as before.
	expect(
		await minutesOf([
			["09:00:00", null, said],
			["10:00:00", null, said],
		]),
	).toBe(8);
});

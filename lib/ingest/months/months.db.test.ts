import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { setFactAge } from "../../commands/settings/set-fact-age";
import { inSchool } from "../../db/in-school";
import type { AttemptRecord } from "../../domain/records";
import { anAttempt, type Courier, createCourier, withdrawalOf } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createPupil, createSchool, eckIdOf, type TestSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { releaseHeld } from "../release-held";
import { dropEmptyMonths } from "./drop-empty-months";

const database = testDatabase();

let school: TestSchool;
let courier: Courier;
let eckId: string;
/** The months that are made beforehand. */
let before: string[];

beforeEach(async () => {
	school = await createSchool();
	courier = await createCourier(school.schoolId);
	({ eckId } = await createPupil(school.schoolId));
	await database.query("superuser", "TRUNCATE attempt, attempt_key");
	await dropEmptyMonths();
	before = await listMonths();
});

async function listMonths(): Promise<string[]> {
	const rows = await database.query<{ month: string }>(
		"owner",
		`SELECT to_char(to_date(right(c.relname, 6), 'YYYYMM'), 'YYYY-MM') AS month FROM pg_inherits AS i
		 JOIN pg_class AS c ON c.oid = i.inhrelid WHERE i.inhparent = 'attempt'::regclass ORDER BY 1`,
	);
	return rows.map(({ month }) => month);
}
const made = async () => (await listMonths()).filter((month) => !before.includes(month));
const of = (month: string, over: Partial<AttemptRecord> = {}) =>
	anAttempt(eckId, { at: `${month}-15T10:00:00.000Z`, ...over });
const ofStranger = (month: string, stranger = eckIdOf("nobody")) => of(month, { pupil: anAttempt(stranger).pupil });
const codesOf = async (records: Parameters<Courier["deliver"]>[0], by = courier) =>
	(await by.deliver(records)).records.map(({ outcome, reason }) => reason?.code ?? outcome);
const letIn = (years: number) => setFactAge(personScope({ schoolId: school.schoolId, role: "admin" }), years);
const counts = () =>
	inSchool(school, async (tx) => (await tx.monthsMade.findMany({})).map(({ months }) => months).toSorted());
/** As if the connections had made so many today. */
const hasMade = (months: number, ...couriers: Courier[]) =>
	inSchool(school, (tx) =>
		tx.monthsMade.createMany({
			data: couriers.map(({ connectionId }) => ({
				...{ schoolId: school.schoolId, connectionId, months },
				day: new Date(new Date().toLocaleDateString("en-CA", { timeZone: "Europe/Amsterdam" })),
			})),
		}),
	);
const nextDay = () => inSchool(school, (tx) => tx.$executeRaw`UPDATE months_made SET day = day - 1`);
const deliveries = () =>
	inSchool(school, (tx) =>
		tx.delivery.findMany({
			orderBy: { id: "asc" },
			select: { received: true, written: true, held: true, stale: true, rejected: true },
		}),
	);

describe("months of attempts", () => {
	test("are made for none that waits or is rejected, and for each that is written, not for what lies between", async () => {
		const times = ["2000-02", "2024-08"];
		expect(await codesOf(times.map((month) => ofStranger(month)))).toEqual(["time-too-long-ago", "unknown-pupil"]);
		expect([await made(), await counts()]).toEqual([[], []]);
		await letIn(40);
		expect(await codesOf(times.map((month) => ofStranger(month)))).toEqual(["unknown-pupil", "unknown-pupil"]);
		expect(await made()).toEqual([]);
		expect(await codesOf(times.map((month) => of(month)))).toEqual(["written", "written"]);
		expect([await made(), await counts()]).toEqual([times, [2]]);
	});

	test("are not made for what is unchanged, was withdrawn or already came in other words since", async () => {
		const [late, moved] = [of("2019-03"), of("2019-04")];
		await courier.deliver([withdrawalOf(late)]);
		expect(await codesOf([late, of("2026-01")])).toEqual(["withdrawn-before", "written"]);
		expect(await made()).toEqual([]);
		expect(await codesOf([moved, late])).toEqual(["written", "withdrawn-before"]);
		expect(await codesOf([moved, { ...moved, at: "2021-05-01T00:00:00.000Z" }])).toEqual(["unchanged", "written"]);
		expect(await made()).toEqual(["2019-04", "2021-05"]);
		await dropEmptyMonths();
		expect(await made()).toEqual(["2021-05"]);
	});

	test("are those of the written facts, whatever is delivered, and go when those go", async () => {
		const attempt = fc.record({
			source: fc.integer({ min: 0, max: 4 }),
			known: fc.boolean(),
			month: fc.constantFrom("2012-12", "2017-01", "2019-07", "2022-02", "2024-08", "2026-02"),
			day: fc.constantFrom("01T00:00:00.000Z", "28T23:59:59.999Z"),
		});
		const step = fc.record({ attempts: fc.array(attempt, { maxLength: 5 }), withdrawn: fc.option(fc.nat({ max: 4 })) });
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
				const by = await createCourier(school.schoolId);
				const wanted = new Set<string>();
				for (const { attempts, withdrawn } of steps) {
					const records = attempts.map(({ source, known, month, day }) => ({
						...(known ? of(month) : ofStranger(month)),
						...{ sourceId: `source-${source}`, at: `${month}-${day}` },
					}));
					const undone = withdrawn === null ? [] : [withdrawalOf(of("2020-01", { sourceId: `source-${withdrawn}` }))];
					const ends = await codesOf([...records, ...undone], by);
					for (const [i, { at }] of records.entries()) if (ends[i] === "written") wanted.add(at.slice(0, 7));
				}
				expect(await made()).toEqual([...wanted].filter((month) => !before.includes(month)).sort());
				await inSchool(school, (tx) => tx.attempt.deleteMany({}));
				await dropEmptyMonths();
				expect(await made()).toEqual([]);
			}),
			{ numRuns: 8 },
		);
	});
});

describe("what a connection may make in a day", () => {
	const months = ["2019-01", "2019-02", "2019-03"];

	test("ends, the latest months first; what belongs elsewhere waits and comes in the next day", async () => {
		const other = await createCourier(school.schoolId);
		await hasMade(59, courier, other);
		expect(await codesOf([...months, "2026-01"].map((month) => of(month)))).toEqual([
			...["too-many-months", "too-many-months", "written", "written"],
		]);
		expect(await made()).toEqual(["2019-03"]);
		expect(await codesOf([of("2019-03"), of("2019-01")])).toEqual(["written", "too-many-months"]);
		expect(await codesOf([of("2018-01")], other)).toEqual(["written"]);
		expect(await counts()).toEqual([60, 60]);
		expect(await releaseHeld(courier.job)).toBe(0);
		await nextDay();
		expect(await releaseHeld(courier.job)).toBe(3);
		expect(await deliveries()).toMatchObject([{ received: 4, written: 4, held: 0 }, { received: 2, written: 2 }, {}]);
		expect(await made()).toEqual(["2018-01", ...months]);
	});

	test("is not passed by deliveries side by side", async () => {
		await hasMade(58, courier);
		const ends = await Promise.all(months.map((month) => codesOf([of(month), of("2026-01")])));
		expect(ends.map(([end]) => end).toSorted()).toEqual(["too-many-months", "written", "written"]);
		expect([(await made()).length, await counts()]).toEqual([2, [60]]);
	});

	test("holds for records whose pupil becomes known, and their reason says so", async () => {
		const late = eckIdOf("late");
		expect(await codesOf(months.map((month) => ofStranger(month, late)))).toEqual(months.map(() => "unknown-pupil"));
		await hasMade(59, courier);
		await createPupil(school.schoolId, { identifiers: [{ type: "eck-id", value: late }] });
		expect(await releaseHeld(courier.job)).toBe(1);
		const reasons = await inSchool(school, async (tx) => [
			...(await tx.deliveryRecord.findMany({})).map(({ index, code }) => [index, code]),
			...(await tx.heldRecord.findMany({})).map(({ reason }) => reason),
		]);
		expect(reasons).toEqual([[0, "too-many-months"], [1, "too-many-months"], "too-many-months", "too-many-months"]);
		expect(await made()).toEqual(["2019-03"]);
	});

	test("makes nothing of what came later undone when it comes in at last", async () => {
		const first = of("2019-01");
		await hasMade(60, courier);
		expect(await codesOf([first])).toEqual(["too-many-months"]);
		expect(await codesOf([{ ...first, at: "2026-01-05T10:00:00.000Z", success: false }])).toEqual(["written"]);
		await nextDay();
		expect(await releaseHeld(courier.job)).toBe(1);
		expect(await deliveries()).toMatchObject([{ held: 0, stale: 1 }, { written: 1 }]);
		const stored = await inSchool(school, (tx) => tx.attempt.findMany({ select: { at: true, success: true } }));
		expect(stored).toEqual([{ at: new Date("2026-01-05T10:00:00.000Z"), success: false }]);
	});
});

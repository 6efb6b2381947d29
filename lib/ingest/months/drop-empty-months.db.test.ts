import { beforeAll, expect, test } from "vitest";
import { inSchool } from "../../db/in-school";
import { upkeepPartitionsJob } from "../../jobs/definitions/upkeep-partitions";
import { anAttempt, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createPupil, createSchool } from "../../testing/factories";
import { dropEmptyMonths } from "./drop-empty-months";
import { makeMonth } from "./make-month";

const database = testDatabase();

type School = Awaited<ReturnType<typeof aSchool>>;
let one: School;
let other: School;

beforeAll(async () => {
	[one, other] = [await aSchool(), await aSchool()];
});

async function aSchool() {
	const { schoolId } = await createSchool();
	const { eckId } = await createPupil(schoolId);
	const courier = await createCourier(schoolId);
	const deliver = async (...months: string[]) => {
		const { records } = await courier.deliver(
			months.map((month) => anAttempt(eckId, { at: `${month}-02T10:00:00.000Z` })),
		);
		return records.map(({ outcome }) => outcome);
	};
	const empty = () => inSchool({ schoolId }, (tx) => tx.attempt.deleteMany({}));
	const count = () => inSchool({ schoolId }, (tx) => tx.attempt.count());
	return { schoolId, deliver, empty, count };
}

const exists = async (month: string) => {
	const rows = await database.query("owner", "SELECT FROM pg_class WHERE relname = $1", [
		`attempt_${month.replace("-", "")}`,
	]);
	return rows.length > 0;
};
const drop = async (month: string) =>
	(await database.query<{ how: string }>("runtime", "SELECT drop_attempt_month($1) AS how", [`${month}-01`]))[0]?.how;

test("a month stays while any school has an attempt in it, and goes with the last one", async () => {
	await one.deliver("2019-01", "2019-02");
	await other.deliver("2019-02");
	await one.empty();
	expect(await dropEmptyMonths()).toBe(1);
	expect([await exists("2019-01"), await exists("2019-02")]).toEqual([false, true]);
	await other.empty();
	expect(await dropEmptyMonths()).toBe(1);
	expect(await exists("2019-02")).toBe(false);
});

test("the upkeep keeps what is made beforehand, adds what is missing ahead, and drops the rest of an old installation", async () => {
	for (let month = 1; month <= 12; month += 1) await makeMonth(`2005-${String(month).padStart(2, "0")}`);
	await one.deliver("2019-01");
	const now = new Date();
	const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
	const at = (months: number) => new Date(Date.UTC(year, month + months, 1)).toISOString().slice(0, 7);
	expect([await exists(at(-26)), await exists(at(12)), await exists(at(13))]).toEqual([true, true, false]);
	await upkeepPartitionsJob.run({});
	await upkeepPartitionsJob.run({});
	expect([await exists(at(-26)), await exists(at(12)), await exists(at(13))]).toEqual([true, true, true]);
	expect([await exists("2005-01"), await exists("2005-12"), await exists("2019-01")]).toEqual([false, false, true]);
	await one.empty();
});

test("what somebody reads or writes is left, at once: the upkeep waits for nobody, so nobody waits for it", async () => {
	await makeMonth("2019-01");
	await inSchool(one, async (tx) => {
		await tx.attempt.count();
		expect(await drop("2019-01")).toBe("busy");
	});
	expect(await drop("2019-01")).toBe("dropped");
	expect(await drop("2019-01")).toBe("kept");
});

test("a month that hides its rows is not taken for an empty one", async () => {
	await one.deliver("2019-01");
	await database.query("owner", "ALTER TABLE attempt_201901 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
	expect(await database.query("owner", "SELECT FROM attempt_201901")).toEqual([]);
	await expect(drop("2019-01")).rejects.toThrow("row-level security");
	await database.query("owner", "ALTER TABLE attempt_201901 DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY");
	expect(await drop("2019-01")).toBe("kept");
	await one.empty();
});

test("deliveries to months that are dropped and made again meanwhile lose nothing", async () => {
	for (let round = 0; round < 4; round += 1) {
		const [before, ofOther] = [await one.count(), await other.count()];
		const all = await Promise.all([
			one.deliver("2018-01", "2018-02"),
			dropEmptyMonths(),
			other.deliver("2018-02", "2018-03"),
			dropEmptyMonths(),
			one.deliver("2018-02", "2018-04"),
		]);
		expect(new Set([all[0], all[2], all[4]].flat())).toEqual(new Set(["written"]));
		expect([await one.count(), await other.count()]).toEqual([before + 4, ofOther + 2]);
		await Promise.all([one.empty(), other.empty(), dropEmptyMonths()]);
	}
});

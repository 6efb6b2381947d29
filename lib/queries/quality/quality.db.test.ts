import { describe, expect, it } from "vitest";
import { now } from "../../clock";
import { startReplay } from "../../commands/replay/start-replay";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { anAttempt, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createSchool, eckIdOf } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { listCauses } from "./list-causes";
import { listExamples } from "./list-examples";
import type { CauseKey } from "./quality-filter";

testDatabase();

const everything = { connectionId: null, days: 60, outcomes: ["held", "rejected", "not-used"] } as const;
const scopeOf = (schoolId: SchoolId, role: "admin" | "staff" = "admin") =>
	personScope({ schoolId, role, today: dayInAmsterdam(now()) });
const notUsed = (code: string) => ({ kind: "not-used" as const, sourceId: newId(), code });
const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);

describe("the causes of records that are on no screen", () => {
	it("are counted by how, why and from whom, in a period and of a supplier", async () => {
		const { schoolId } = await createSchool();
		const [first, second] = [await createCourier(schoolId), await createCourier(schoolId)];
		const stranger = eckIdOf("stranger");
		await first.deliver([anAttempt(stranger), anAttempt(stranger), notUsed("verb-not-used")]);
		await first.deliver([anAttempt(eckIdOf("another"))], { receivedAt: daysAgo(20) });
		await second.deliver([anAttempt(stranger)], { receivedAt: daysAgo(100) });
		const admin = scopeOf(schoolId);
		const causes = await listCauses(admin, everything);
		expect(
			causes.map(({ outcome, code, records, deliveries, remedy }) => [outcome, code, records, deliveries, remedy]),
		).toEqual([
			["held", "unknown-pupil", 3, 2, "roster"],
			["not-used", "verb-not-used", 1, 1, "none"],
		]);
		expect(causes[0]).toMatchObject({ connectionId: first.connectionId, kept: 2, keptRecords: 3 });
		expect((causes[0]?.lastAt.getTime() ?? 0) - (causes[0]?.firstAt.getTime() ?? 0)).toBeGreaterThan(19 * 86_400_000);
		const held = { ...everything, outcomes: ["held"] as const };
		expect((await listCauses(admin, { ...held, days: 7 })).map(({ records }) => records)).toEqual([2]);
		const ofSecond = await listCauses(admin, { ...held, days: 400, connectionId: second.connectionId });
		expect(ofSecond.map(({ records }) => records)).toEqual([1]);
	});

	it("have examples, page by page, in which no pupil can be told", async () => {
		const { schoolId } = await createSchool();
		const courier = await createCourier(schoolId);
		const stranger = eckIdOf("masked");
		const records = Array.from({ length: 23 }, () => anAttempt(stranger));
		const { deliveryId } = await courier.deliver(records);
		const key: CauseKey = { outcome: "held", code: "unknown-pupil", connectionId: courier.connectionId };
		const admin = scopeOf(schoolId);
		const pageOf = (page: number) => listExamples(admin, key, everything, { page, records: 23 });
		const first = await pageOf(1);
		expect([first.page, first.pages, first.examples.length]).toEqual([1, 2, 20]);
		expect(first.examples[0]).toMatchObject({
			deliveryId,
			index: 0,
			sourceId: records[0]?.sourceId,
			identifiers: [{ type: "eck-id", end: stranger.slice(-3) }],
			kept: true,
			open: 23,
		});
		// As many as the button says.
		expect(await startReplay(admin, { deliveryId, index: null })).toMatchObject({ records: 23 });
		expect(JSON.stringify(first)).not.toContain(stranger.slice(-12));
		expect((await pageOf(9)).examples.map(({ index }) => index)).toEqual([20, 21, 22]);
		await inSchool({ schoolId }, (tx) => tx.deliveryPayload.deleteMany({ where: { deliveryId } }));
		expect((await pageOf(2)).examples[0]?.kept).toBe(false);
	});

	it("are the school's own, and for its admin alone", async () => {
		const [own, other] = [await createSchool(), await createSchool()];
		const courier = await createCourier(other.schoolId);
		await courier.deliver([anAttempt(eckIdOf("of another school"))]);
		const key: CauseKey = { outcome: "held", code: "unknown-pupil", connectionId: courier.connectionId };
		const asked = { page: 1, records: 1 };
		expect(await listCauses(scopeOf(own.schoolId), { ...everything, connectionId: courier.connectionId })).toEqual([]);
		expect((await listExamples(scopeOf(own.schoolId), key, everything, asked)).examples).toEqual([]);
		const staff = scopeOf(other.schoolId, "staff");
		await expect(listCauses(staff, everything)).rejects.toThrow("not-allowed");
		await expect(listExamples(staff, key, everything, asked)).rejects.toThrow("not-allowed");
	});
});

import { describe, expect, it } from "vitest";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { createConnection, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { listDeliveries } from "./list-deliveries";
import { listSuppliers } from "./list-suppliers";
import { listVolume } from "./list-volume";

testDatabase();

const scopeOf = (schoolId: SchoolId, role: "admin" | "staff" = "admin") =>
	personScope({ schoolId, role, today: dayInAmsterdam(now()) });

async function deliver(schoolId: SchoolId, connectionId: string, over: { at?: Date; rejected?: number } = {}) {
	const id = newId();
	const rejected = over.rejected ?? 0;
	const receivedAt = over.at ?? now();
	await inSchool({ schoolId }, async (tx) => {
		await tx.delivery.create({
			data: {
				schoolId,
				id,
				connectionId,
				standard: "edu-v-results",
				version: "2.1.0",
				receivedAt,
				bytes: 10,
				sha256: new Uint8Array(32),
				received: 20,
				written: 20 - rejected,
				rejected,
			},
		});
		for (let index = 0; index < rejected; index += 1)
			await tx.deliveryRecord.create({
				data: { schoolId, deliveryId: id, index, outcome: "rejected", code: "wrong-type", path: `/${index}/score` },
			});
	});
}

describe("the suppliers of a school", () => {
	it("are shown with what came, what waits and what was refused", async () => {
		const school = await createSchool();
		const { schoolId } = school;
		const { connectionId, clientId } = await createConnection(schoolId, { supplierName: "Meridiaan" });
		await deliver(schoolId, connectionId);
		await deliver(schoolId, connectionId, { rejected: 3 });
		await deliver(schoolId, connectionId, { at: new Date(now().getTime() - 60 * 86_400_000) });
		await prisma().refusedDelivery.create({
			data: { id: newId(), clientId, standard: "edu-v-results", bytes: 5, reason: "schema" },
		});
		await inSchool(school, (tx) =>
			tx.supplierUnit.createMany({
				data: [true, false, false].map((mapped, index) => ({
					schoolId,
					connectionId,
					kind: "unit",
					sourceId: `u${index}`,
					mapped,
				})),
			}),
		);
		const rows = await listSuppliers(scopeOf(schoolId));
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({
			supplier: "Meridiaan",
			state: "active",
			days: [{ day: dayInAmsterdam(now()), received: 40, rejected: 3 }],
			held: 0,
			units: { total: 3, unmapped: 2 },
			refused: 1,
		});
		expect(rows[0]?.lastDeliveryAt?.getTime()).toBeGreaterThan(now().getTime() - 60_000);
	});

	it("have deliveries with their reasons counted, newest first", async () => {
		const { schoolId } = await createSchool();
		const { connectionId } = await createConnection(schoolId);
		await deliver(schoolId, connectionId, { at: new Date(now().getTime() - 3_600_000), rejected: 2 });
		await deliver(schoolId, connectionId);
		const { deliveries, older } = await listDeliveries(scopeOf(schoolId), connectionId);
		expect(older).toBeNull();
		expect(deliveries.map((delivery) => delivery.reasons)).toEqual([
			[],
			[{ outcome: "rejected", code: "wrong-type", count: 2, path: "/0/score" }],
		]);
	});

	it("are paged from the newest on, each once, and added up by day", async () => {
		const { schoolId } = await createSchool();
		const { connectionId } = await createConnection(schoolId);
		for (let hour = 0; hour < 30; hour += 1)
			await deliver(schoolId, connectionId, { at: new Date(now().getTime() - hour * 3_600_000) });
		const scope = scopeOf(schoolId);
		const first = await listDeliveries(scope, connectionId);
		const second = await listDeliveries(scope, connectionId, first.older);
		expect([first.deliveries.length, second.deliveries.length, second.older]).toEqual([25, 5, null]);
		const all = [...first.deliveries, ...second.deliveries];
		expect(new Set(all.map(({ deliveryId }) => deliveryId)).size).toBe(30);
		expect(all.map(({ receivedAt }) => receivedAt)).toEqual(
			all.map(({ receivedAt }) => receivedAt).toSorted((a, b) => b.getTime() - a.getTime()),
		);
		const days = await listVolume(scope, connectionId);
		expect(days.reduce((sum, day) => sum + day.received, 0)).toBe(600);
	});

	it("are the school's own, and for its admin alone", async () => {
		const [own, other] = [await createSchool(), await createSchool()];
		const { connectionId } = await createConnection(other.schoolId);
		await deliver(other.schoolId, connectionId);
		expect(await listSuppliers(scopeOf(own.schoolId))).toEqual([]);
		expect(await listDeliveries(scopeOf(own.schoolId), connectionId)).toEqual({ deliveries: [], older: null });
		expect(await listVolume(scopeOf(own.schoolId), connectionId)).toEqual([]);
		await expect(listSuppliers(scopeOf(other.schoolId, "staff"))).rejects.toThrow("not-allowed");
	});
});

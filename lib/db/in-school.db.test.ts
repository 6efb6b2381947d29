import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { createGroup, createPupil, createSchool } from "../testing/factories";
import { prisma } from "./client";
import { inSchool } from "./in-school";

testDatabase();

test("a school sees its own rows only, and without a school there are none", async () => {
	const [own, other] = [await createSchool(), await createSchool()];
	const { groupId } = await createGroup(own);
	const { pupilId } = await createPupil(own.schoolId, { groupId });
	const people = (schoolId: typeof own.schoolId) => inSchool({ schoolId }, (tx) => tx.person.findMany());
	expect((await people(own.schoolId)).map((person) => person.id)).toEqual([pupilId]);
	expect(await people(other.schoolId)).toEqual([]);
	expect(await prisma().person.findMany()).toEqual([]);
});

test("a throw rolls everything back, and the school does not stay set on the connection", async () => {
	const { schoolId } = await createSchool();
	await expect(
		inSchool({ schoolId }, async (tx) => {
			await tx.auditEvent.create({ data: { schoolId, id: schoolId, action: "test", subject: {} } });
			throw new Error("stop");
		}),
	).rejects.toThrow("stop");
	expect(await inSchool({ schoolId }, (tx) => tx.auditEvent.count())).toBe(0);
	expect(await prisma().schoolPeriod.count()).toBe(0);
});

test("times are what they were, whatever the zone of the machine", async () => {
	const { schoolId } = await createSchool();
	const at = new Date("2026-03-29T01:30:00.123Z");
	await inSchool({ schoolId }, (tx) =>
		tx.auditEvent.create({ data: { schoolId, id: schoolId, at, action: "test", subject: {} } }),
	);
	const rows = await inSchool(
		{ schoolId },
		(tx) => tx.$queryRaw<{ epoch: number }[]>`SELECT extract(epoch FROM at)::float8 AS epoch FROM audit_event`,
	);
	expect(rows[0]?.epoch).toBe(at.getTime() / 1000);
	const event = await inSchool({ schoolId }, (tx) => tx.auditEvent.findFirst());
	expect(event?.at).toEqual(at);
});

import { expect, test } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { sealAudit } from "../../commands/audit/seal-audit";
import { recordAudit } from "../../commands/record-audit";
import { inSchool } from "../../db/in-school";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { checkAudit } from "./check-audit";

const database = testDatabase();

async function schoolWithLog() {
	const { schoolId } = await createSchool();
	const scope = jobScope(schoolId);
	const write = (count: number) =>
		inSchool(scope, async (tx) => {
			for (let n = 0; n < count; n++) await recordAudit(tx, scope, "goals.map", { b: n, a: "één", none: null });
		});
	return { schoolId, scope, write };
}

test("sealed events hold together, and what came since waits for the next seal", async () => {
	const { scope, write } = await schoolWithLog();
	expect(await checkAudit(scope)).toEqual({ seals: 0, sealed: 0, waiting: 0, holdsUntil: null, broken: null });
	await write(3);
	expect(await sealAudit(scope)).toBe(3);
	expect(await sealAudit(scope)).toBe(0);
	await write(2);
	expect(await checkAudit(scope)).toEqual({
		seals: 1,
		sealed: 3,
		waiting: 2,
		holdsUntil: expect.any(Date),
		broken: null,
	});
	await sealAudit(scope);
	expect(await checkAudit(scope)).toEqual({
		seals: 2,
		sealed: 5,
		waiting: 0,
		holdsUntil: expect.any(Date),
		broken: null,
	});
});

test("two workers that seal at once make one chain", async () => {
	const { scope, write } = await schoolWithLog();
	await write(20);
	const sealed = await Promise.all([sealAudit(scope), sealAudit(scope), sealAudit(scope)]);
	expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(20);
	expect(await checkAudit(scope)).toMatchObject({ sealed: 20, waiting: 0, broken: null });
});

test.each([
	["an event is changed", "UPDATE audit_event SET action = 'test.other' WHERE id = $1", "events", 2],
	["an event is taken out", "DELETE FROM audit_event WHERE id = $1", "events", 2],
	["an event moves to another time", "UPDATE audit_event SET at = at + interval '1 ms' WHERE id = $1", "events", 2],
	["a seal is taken out", "DELETE FROM audit_seal WHERE sequence = 1 AND $1::uuid IS NOT NULL", "gap", 1],
	[
		"a seal is made again",
		"UPDATE audit_seal SET hash = sha256('x') WHERE sequence = 1 AND $1::uuid IS NOT NULL",
		"events",
		1,
	],
] as const)("%s: the checker says where", async (_name, sql, fault, sequence) => {
	const { schoolId, scope, write } = await schoolWithLog();
	for (let round = 0; round < 3; round++) {
		await write(2);
		await sealAudit(scope);
	}
	const [event] = await database.query<{ event_id: string }>(
		"superuser",
		"SELECT event_id FROM audit_sealed_event WHERE school_id = $1 AND sequence = 2 AND position = 1",
		[schoolId],
	);
	await database.query("superuser", sql, [event?.event_id]);
	expect((await checkAudit(scope)).broken).toEqual({ sequence, fault });
});

test.each(["audit_event", "audit_seal", "audit_sealed_event"])(
	"%s only grows: the runtime role may add and read",
	async (table) => {
		const { schoolId } = await schoolWithLog();
		const run = (sql: string) => inSchool({ schoolId }, (tx) => tx.$executeRawUnsafe(sql));
		await expect(run(`SELECT FROM ${table}`)).resolves.toBeDefined();
		await expect(run(`UPDATE ${table} SET school_id = school_id`)).rejects.toThrow(/permission denied/);
		await expect(run(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
	},
);

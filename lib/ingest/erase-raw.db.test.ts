import { expect, test } from "vitest";
import { inSchool } from "../db/in-school";
import { listStatements } from "../queries/statements/list-statements";
import { anAttempt, createCourier } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool } from "../testing/factories";
import { eraseRaw } from "./erase-raw";

testDatabase();

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const everything = {
	...{ statementId: null, voidedStatementId: null, agent: null, relatedAgents: false, verb: null, activity: null },
	...{
		relatedActivities: false,
		registration: null,
		since: null,
		until: null,
		limit: 10,
		ascending: false,
		after: null,
	},
};

async function schoolWithRaw() {
	const { schoolId } = await createSchool();
	const { eckId } = await createPupil(schoolId);
	const results = await createCourier(schoolId, "edu-v-results");
	const practice = await createCourier(schoolId, "xapi");
	const attempt = anAttempt(eckId);
	const statement = {
		...{ id: attempt.sourceId, verb: "x:v", activity: "x:1", agents: ["a"], registration: null, voids: null },
		...{ relatedActivities: [], relatedAgents: [], refersTo: null, fingerprint: new Uint8Array([1]) },
	};
	await results.deliver([anAttempt(eckId)]);
	await practice.deliver([attempt], { statements: [statement] });
	const sha256 = new Uint8Array(32);
	const file = { format: "edexml", mode: "bulk", state: "previewed", sha256, body: new Uint8Array([1]), preview: {} };
	await inSchool({ schoolId }, (tx) => tx.rosterImport.create({ data: { schoolId, id: attempt.sourceId, ...file } }));
	const kept = () =>
		inSchool({ schoolId }, async (tx) => ({
			payloads: await tx.deliveryPayload.count(),
			statements: await tx.xapiStatement.count(),
			rosters: await tx.rosterImport.count({ where: { body: { not: new Uint8Array() } } }),
			facts: await tx.attempt.count(),
			deliveries: await tx.delivery.count({ where: { written: 1 } }),
		}));
	const again = () => practice.deliver([attempt], { statements: [statement] });
	const read = () => listStatements(practice.scope, everything);
	return { schoolId, job: results.job, kept, read, again };
}

test("each kind goes when its own retention is over, facts and counts stay, and the log says how much went", async () => {
	const { schoolId, job, kept, read, again } = await schoolWithRaw();
	const other = await schoolWithRaw();
	const all = { payloads: 2, statements: 1, rosters: 1, facts: 2, deliveries: 2 };
	expect(await eraseRaw(job, inDays(29))).toEqual({ deliveries: 0, statements: 0, rosters: 0 });
	expect(await kept()).toEqual(all);
	expect(await eraseRaw(job, inDays(31))).toEqual({ deliveries: 0, statements: 0, rosters: 1 });
	expect(await eraseRaw(job, inDays(181))).toEqual({ deliveries: 1, statements: 0, rosters: 0 });
	expect((await read()).statements).toHaveLength(1);
	expect(await eraseRaw(job, inDays(401))).toEqual({ deliveries: 1, statements: 1, rosters: 0 });
	expect(await kept()).toEqual({ ...all, payloads: 0, statements: 0, rosters: 0 });
	expect((await read()).statements).toEqual([]);
	const log = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany({ where: { action: "raw-erased" } }));
	expect(log.map(({ subject }) => subject)).toEqual(
		expect.arrayContaining([
			{ rosters: 1 },
			expect.objectContaining({ statements: 1 }),
			expect.objectContaining({ deliveries: 1, bytes: expect.any(Number) }),
		]),
	);
	expect(log).toHaveLength(4);
	expect(await other.kept()).toEqual(all);
	// Sent again, it is the fact that is known, and a statement that is new.
	expect((await again()).records[0]?.outcome).toBe("unchanged");
	expect((await read()).statements).toHaveLength(1);
});

test("a school may keep raw data shorter or longer; a setting that makes no sense is none", async () => {
	const { schoolId, job, kept } = await schoolWithRaw();
	const set = (value: object) =>
		inSchool({ schoolId }, (tx) =>
			tx.schoolSetting.upsert({
				where: { schoolId_key: { schoolId, key: "retention" } },
				create: { schoolId, key: "retention", value },
				update: { value },
			}),
		);
	await set({ payloadDays: 0 });
	expect((await eraseRaw(job, inDays(20))).deliveries).toBe(0);
	await set({ payloadDays: 14, statementDays: 1_000 });
	expect((await eraseRaw(job, inDays(20))).deliveries).toBe(1);
	expect((await eraseRaw(job, inDays(900))).statements).toBe(0);
	expect((await kept()).statements).toBe(1);
});

test("a statement whose payload went before its row is not shown, and pages go on over it", async () => {
	const { schoolId, read } = await schoolWithRaw();
	await inSchool({ schoolId }, (tx) => tx.deliveryPayload.deleteMany());
	expect(await read()).toMatchObject({ statements: [], more: false });
});

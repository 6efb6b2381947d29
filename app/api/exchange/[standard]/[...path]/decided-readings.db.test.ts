import { expect, it } from "vitest";
import { jobScope } from "@/lib/authz/job-scope";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import { decideMeaning } from "@/lib/commands/connections/decide-meaning";
import { endMeaning } from "@/lib/commands/connections/end-meaning";
import { setDeviation } from "@/lib/commands/connections/set-deviation";
import { inSchool } from "@/lib/db/in-school";
import { recomputePractice } from "@/lib/ingest/recompute-practice";
import { replayRecordsJob } from "@/lib/jobs/definitions/replay-records";
import { findReading } from "@/lib/queries/suppliers/find-reading";
import { testDatabase } from "@/lib/testing/database";
import { answered, eckId, senderTo } from "@/lib/testing/exchange-door";
import { createConnection, createPupil, createSchool, eckIdOf } from "@/lib/testing/factories";
import { personScope } from "@/lib/testing/person-scope";
import * as door from "./route";

testDatabase();
const send = senderTo(door);
const submit = "http://activitystrea.ms/schema/1.0/submit";
const task = "https://x.example/soorten/taak";
const item = { object: { id: "https://x.example/taak/1", definition: { type: task, name: { nl: "Taak 1" } } } };

async function aSchool() {
	const { schoolId } = await createSchool();
	await createPupil(schoolId, { identifiers: [{ type: "eck-id", value: eckId }] });
	const scopes = ["xapi.statements.write", "xapi.statements.read"];
	const { connectionId, clientId } = await createConnection(schoolId, { standard: "xapi", scopes });
	const token = await issueAccessToken({ clientId, scopes });
	const admin = personScope({ schoolId, role: "admin" });
	const runAll = async () => {
		const works = await inSchool({ schoolId }, (tx) => tx.longWork.findMany({ where: { state: "queued" } }));
		for (const { id } of works) await replayRecordsJob.run({ schoolId, workId: id });
		await recomputePractice(jobScope(schoolId), connectionId);
		return works.length;
	};
	const stands = () =>
		inSchool({ schoolId }, async (tx) => ({
			attempts: await tx.attempt.count(),
			progress: await tx.unitProgress.count(),
			days: await tx.practiceDay.count({ where: { kind: "total" } }),
			keys: await tx.attemptKey.count(),
		}));
	const counts = () =>
		inSchool({ schoolId }, async (tx) => {
			const rows = await tx.delivery.findMany();
			const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
			return { written: sum((r) => r.written), notUsed: sum((r) => r.notUsed), held: sum((r) => r.held) };
		});
	const post = (body: object) => send({ path: "xapi/statements", token, body });
	return { schoolId, connectionId, admin, post, runAll, stands, counts };
}

it("a decision reads what is stored again, and taken back leaves nothing of it", async () => {
	const { connectionId, admin, post, runAll, stands, counts } = await aSchool();
	await post([
		answered({ verb: { id: submit }, ...item }),
		answered({ verb: { id: submit }, ...item, timestamp: "2025-11-21T09:00:00Z" }),
		answered({ verb: { id: "https://x.example/liked" }, ...item }),
		answered(),
	]);
	const before = await stands();
	expect(await counts()).toEqual({ written: 1, notUsed: 3, held: 0 });
	expect(await findReading(admin, connectionId)).toMatchObject({
		records: 3,
		unused: [
			{ verb: submit, activityType: task, records: 2 },
			{ verb: "https://x.example/liked", records: 1 },
		],
	});
	await decideMeaning(admin, { connectionId, verb: submit, activityType: task, reach: "pair", as: "answered" });
	expect(await runAll()).toBe(1);
	expect(await counts()).toEqual({ written: 3, notUsed: 1, held: 0 });
	expect(await stands()).toEqual({ attempts: 3, progress: 0, days: 2, keys: 3 });
	// What comes later is read by it at once, also of a pupil who waits.
	await post([answered({ verb: { id: submit }, ...item, timestamp: "2025-11-22T09:00:00Z" })]);
	await post([
		answered({
			...{ verb: { id: submit }, ...item },
			actor: { account: { homePage: "https://ketenid.nl/201703", name: eckIdOf("unknown here") } },
		}),
	]);
	expect(await counts()).toEqual({ written: 4, notUsed: 1, held: 1 });
	const [decision] = (await findReading(admin, connectionId))?.decisions ?? [];
	await endMeaning(admin, { connectionId, decisionId: decision?.decisionId ?? "" });
	await runAll();
	expect(await counts()).toEqual({ written: 1, notUsed: 5, held: 0 });
	expect(await stands()).toEqual(before);
	// And decided otherwise.
	await decideMeaning(admin, { connectionId, verb: submit, activityType: task, reach: "verb", as: "finished" });
	await runAll();
	expect(await stands()).toMatchObject({ attempts: 1, progress: 3 });
});

it("a decision does not overrule the standard, stands once, and is the admin's", async () => {
	const { schoolId, connectionId, admin, post } = await aSchool();
	await post([answered({ verb: { id: submit }, ...item })]);
	const answeredVerb = "http://adlnet.gov/expapi/verbs/answered";
	const wrong = { connectionId, verb: answeredVerb, activityType: task, reach: "pair", as: "use" } as const;
	await expect(decideMeaning(admin, wrong)).rejects.toThrow("invalid");
	const said = { connectionId, verb: submit, activityType: task, reach: "verb", as: "use" } as const;
	await decideMeaning(admin, said);
	await decideMeaning(admin, said);
	await expect(decideMeaning(admin, { ...said, as: "finished" })).rejects.toThrow("conflict");
	expect((await findReading(admin, connectionId))?.decisions).toHaveLength(1);
	const staff = personScope({ schoolId, role: "staff" });
	await expect(decideMeaning(staff, said)).rejects.toThrow("not-allowed");
	const stranger = personScope({ schoolId: (await createSchool()).schoolId, role: "admin" });
	await expect(decideMeaning(stranger, said)).rejects.toThrow("not-found");
	await expect(setDeviation(stranger, { connectionId, deviation: "group-activity", isLet: true })).rejects.toThrow(
		"not-found",
	);
	expect(await findReading(stranger, connectionId)).toBeNull();
});

it("a decision is about a kind that this connection has sent, whatever it reaches", async () => {
	const { connectionId, admin, post } = await aSchool();
	const other = await aSchool();
	const elsewhere = "https://x.example/of-another";
	await other.post([answered({ verb: { id: elsewhere }, ...item })]);
	await post([answered({ verb: { id: submit }, ...item })]);
	const nonsense = [
		{ verb: submit, activityType: "https://x.example/no-such-type" },
		{ verb: "https://x.example/no-such-verb", activityType: task },
		{ verb: elsewhere, activityType: task },
		{ verb: submit, activityType: null },
	];
	for (const kind of nonsense)
		for (const reach of ["pair", "verb", "type"] as const) {
			const code = kind.activityType === null && reach !== "verb" ? "no-type" : "kind-not-sent";
			const decided = decideMeaning(admin, { connectionId, ...kind, reach, as: "answered" });
			await expect(decided, `${kind.verb} ${reach}`).rejects.toMatchObject({ code: "invalid", messageKey: code });
		}
	expect((await findReading(admin, connectionId))?.decisions).toEqual([]);
	await decideMeaning(admin, { connectionId, verb: submit, activityType: task, reach: "type", as: "answered" });
	expect((await findReading(admin, connectionId))?.decisions).toMatchObject([{ verb: null, activityType: task }]);
});

it("a known deviation refuses the message until it is let in, and is told", async () => {
	const { connectionId, admin, post, stands } = await aSchool();
	const odd = answered({ object: { ...item.object, objectType: "GroupActivity" } });
	const refused = await post([answered(), odd]);
	expect(refused.status).toBe(400);
	expect(await refused.json()).toMatchObject({ deviations: ["group-activity"] });
	expect(await stands()).toMatchObject({ attempts: 0 });
	const named = async () =>
		(await findReading(admin, connectionId))?.deviations.find(({ name }) => name === "group-activity");
	expect(await named()).toMatchObject({ letIn: null, refused: 1, taken: 0 });
	await setDeviation(admin, { connectionId, deviation: "group-activity", isLet: true });
	const taken = await post([answered(), odd]);
	expect(taken.status).toBe(200);
	expect(JSON.parse(taken.headers.get("x-statement-warnings") ?? "{}")).toMatchObject({
		count: 1,
		first: [{ index: 1, code: "group-activity" }],
	});
	expect(await stands()).toMatchObject({ attempts: 2 });
	expect(await named()).toMatchObject({ refused: 1, taken: 1 });
	await setDeviation(admin, { connectionId, deviation: "group-activity", isLet: false });
	expect((await post([{ ...odd, id: undefined }])).status).toBe(400);
});

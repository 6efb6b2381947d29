import { expect, test } from "vitest";
import { type ConnectionScope, mint } from "../authz/scope";
import { now } from "../clock";
import { inSchool } from "../db/in-school";
import { optionalFields } from "../domain/connection-fields";
import { deliver } from "../ingest/deliver";
import { findWork } from "../queries/long-work/find-work";
import { selectTestFacts } from "../queries/pupils/select-test-facts";
import { listReplayed } from "../queries/quality/list-replayed";
import type { DeliverEndpoint } from "../standards/contract";
import { eduVResults } from "../standards/edu-v-results";
import { testDatabase } from "../testing/database";
import { createConnection, createPupil, createSchool } from "../testing/factories";
import { personScope } from "../testing/person-scope";
import { judgeResultsJob } from "./definitions/judge-results";

const database = testDatabase();

/** A school whose supplier delivered results by the standard, in the days before types had domains. */
async function world() {
	const { schoolId } = await createSchool();
	const { connectionId, clientId } = await createConnection(schoolId, { standard: "edu-v-results" });
	const settings = { connectionId, actorHomePages: {}, mboxAllowed: false, fields: [...optionalFields] };
	const scope = mint<ConnectionScope>({
		...{ kind: "connection", schoolId, clientId, standard: "edu-v-results", isFirst: false, settings },
	});
	const { pupilId, eckId } = await createPupil(schoolId);
	const day = (back: number) => new Date(now().getTime() - back * 86_400_000).toISOString();
	const send = async (id: string, value: string, changedDaysAgo: number, status = "Final") => {
		const endpoint = eduVResults.endpoints.find(({ path }) => path === "v2/results") as DeliverEndpoint;
		const item = {
			...{ id, student: { userMasterIdentifier: eckId }, status },
			...{ dateCreated: day(20), dateLastModified: day(changedDaysAgo) },
			results: [{ resultValue: value, resultType: "Grade0.0-10.0", assessmentId: `toets-${id}` }],
		};
		const message = {
			...{
				id: `m-${id}-${changedDaysAgo}`,
				assessmentDateTime: day(20),
				schoolPeriod: "nu",
				timestamp: day(changedDaysAgo),
			},
			// A test of its own for each: of one test only one result of a pupil counts.
			assessmentDefinition: { id: `toets-${id}`, name: "Toets" },
			...{ school: { organisationMasterIdentifier: "104A158" }, studentScoresAndResults: [item] },
		};
		const wire = {
			...{ method: "POST", path: "v2/results", query: new URLSearchParams(), receivedAt: now() },
			headers: new Headers({ "content-type": "application/json" }),
			body: Buffer.from(JSON.stringify(message)),
		};
		const read = endpoint.read(wire);
		if (!read.ok) throw new Error(JSON.stringify(read.refusal));
		const delivered = await deliver(scope, read.value, wire);
		if ("refusal" in delivered) throw new Error(delivered.refusal.code);
		return delivered.report;
	};
	/** As if a value had been taken before: the last delivery of the item is stored as it would have been then. */
	const takenBefore = async (id: string, value: string, changedDaysAgo: number) => {
		await send(id, "1", changedDaysAgo);
		await inSchool({ schoolId }, async (tx) => {
			const entry = await tx.sittingEntry.findFirstOrThrow({ where: { sourceId: id } });
			await tx.outcome.updateMany({ where: { entryId: entry.id }, data: { text: value, number: value } });
		});
	};
	const admin = personScope({ schoolId, role: "admin" });
	const values = () =>
		inSchool({ schoolId }, async (tx) =>
			(await selectTestFacts(tx, admin, [pupilId], admin.today)).map((one) => one.text),
		);
	return { schoolId, send, takenBefore, admin, values, pupilId };
}

/** The whole of what the worker does after an upgrade. */
async function judge(schoolId: string) {
	await judgeResultsJob.run({});
	const [work] = await inSchool({ schoolId } as never, (tx) => tx.longWork.findMany({ where: { kind: "judge" } }));
	if (work) await judgeResultsJob.run({ schoolId, workId: work.id });
	return work ?? null;
}

test("a value that cannot be leaves every figure, is told in a report, and what it had replaced stands again", async () => {
	const { schoolId, send, takenBefore, admin, values } = await world();
	await send("e1", "7,5", 9);
	await takenBefore("e1", "11", 5);
	await takenBefore("e2", "-1", 5);
	await send("e3", "0,5", 5);
	expect((await values()).toSorted()).toEqual(["-1", "0,5", "11"]);
	const work = await judge(schoolId);
	expect((await values()).toSorted()).toEqual(["0,5", "7,5"]);
	const { records } = await listReplayed(admin, work?.id ?? "", { page: 1 });
	expect(records.map(({ beforeOutcome, outcome, code }) => [beforeOutcome, outcome, code])).toEqual(
		expect.arrayContaining([
			["written", "rejected", "outside-grade"],
			["written", "rejected", "outside-grade"],
			["stale", "written", null],
		]),
	);
	expect(records).toHaveLength(3);
	for (const { supplier, receivedAt } of records)
		expect([typeof supplier, receivedAt]).toEqual(["string", expect.any(Date)]);
	expect(records.map(({ beforeCode }) => beforeCode)).toEqual(expect.arrayContaining([null, "older-than-stored"]));
	expect(await findWork(admin, { kind: "judge" })).toMatchObject({
		state: "done",
		report: { rejected: 2, written: 1 },
	});
	// Nothing is lost: what was refused is there with its values, and known by pupil, test and day.
	const kept = await inSchool({ schoolId }, async (tx) => ({
		refused: await tx.refusedResult.count(),
		values: (await tx.outcome.findMany()).map((one) => one.text).toSorted(),
		rejected: (await tx.delivery.findMany()).reduce((sum, one) => sum + one.rejected, 0),
		sums: (await tx.delivery.findMany()).map(
			(one) => one.received - one.written - one.unchanged - one.stale - one.notUsed - one.held - one.rejected,
		),
	}));
	expect(kept).toEqual({ refused: 2, values: ["-1", "0,5", "7,5"], rejected: 2, sums: [0, 0, 0, 0] });
});

test("a row of the report is a change: what stayed, with or without a reason, is none", async () => {
	const { schoolId, takenBefore, admin } = await world();
	await takenBefore("e1", "11", 5);
	const work = await judge(schoolId);
	const { deliveryId } = (await listReplayed(admin, work?.id ?? "", { page: 1 })).records[0] ?? { deliveryId: "" };
	const row = { schoolId, workId: work?.id ?? "", deliveryId };
	const stayed = [
		{ beforeOutcome: "written", beforeCode: "", outcome: "written", code: null },
		{ beforeOutcome: "rejected", beforeCode: "not-a-number", outcome: "rejected", code: "not-a-number" },
		{ beforeOutcome: "rejected", beforeCode: "not-a-number", outcome: "ended", code: null },
		{ beforeOutcome: "held", beforeCode: "unknown-pupil", outcome: "erased", code: "unknown-pupil" },
	];
	await inSchool({ schoolId } as never, (tx) =>
		tx.replayedRecord.createMany({ data: stayed.map((one, at) => ({ ...row, ...one, index: 100 + at })) }),
	);
	const told = await listReplayed(admin, work?.id ?? "", { page: 1 });
	expect(told.records).toMatchObject([{ index: 0, outcome: "rejected", code: "outside-grade" }]);
	expect(told.same).toBe(4);
});

test("runs once at a school, and not at all where nothing is outside", async () => {
	const { schoolId, send, takenBefore, values } = await world();
	await send("e1", "10", 5);
	expect(await judge(schoolId)).toBeNull();
	await takenBefore("e2", "11", 5);
	expect(await judge(schoolId)).toBeNull();
	expect((await values()).toSorted()).toEqual(["10", "11"]);
});

test("a withdrawal before the refused value stands; a right one that comes later takes the place of a refused one", async () => {
	const { schoolId, send, takenBefore, values } = await world();
	await send("e1", "7", 9);
	await send("e1", "7", 8, "Canceled");
	await takenBefore("e1", "11", 5);
	await takenBefore("e2", "12", 5);
	await judge(schoolId);
	expect(await values()).toEqual([]);
	await send("e2", "9", 2);
	expect(await values()).toEqual(["9"]);
	expect(await inSchool({ schoolId }, (tx) => tx.refusedResult.count())).toBe(1);
});

test("without the kept message the stored value is judged", async () => {
	const { schoolId, takenBefore, values } = await world();
	await takenBefore("e1", "11", 5);
	await database.query("superuser", `DELETE FROM delivery_payload WHERE school_id = '${schoolId}'`);
	await judge(schoolId);
	expect(await values()).toEqual([]);
});

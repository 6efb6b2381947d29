import { beforeAll, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import type { AttemptRecord, SittingEntryRecord, UnitProgressRecord } from "../../domain/records";
import { eraseSome } from "../../ingest/erase-received";
import { rebuildPractice } from "../../ingest/recompute-practice";
import { eraseConnectionJob } from "../../jobs/definitions/erase-connection";
import { countPupils, countReceived } from "../../queries/suppliers/count-received";
import { findEnding } from "../../queries/suppliers/find-ending";
import { signedIn } from "../../testing/connecting";
import { type Courier, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createPupil, createSchool } from "../../testing/factories";
import { revokeConnection } from "../connections/revoke-connection";
import { eraseConnection } from "./erase-connection";
import { eraseEnded } from "./erase-ended";

const database = testDatabase();
let admin: Scope;
let foreign: Scope;
let eckId: string;
beforeAll(async () => {
	const [school, other] = [await createSchool(), await createSchool()];
	admin = await signedIn(school.schoolId);
	foreign = await signedIn(other.schoolId);
	({ eckId } = await createPupil(school.schoolId));
});

const pupilOf = (value: string) => ({ identifiers: [{ type: "eck-id" as const, value }] });
const attempt = (index: number, value = eckId): AttemptRecord => ({
	...{
		kind: "attempt",
		sourceId: `a${index}`,
		pupil: pupilOf(value),
		itemId: `i${index % 7}`,
		unitId: "u",
		title: null,
	},
	at: new Date(Date.UTC(2026, 9, 1 + (index % 20), 9, index % 60)).toISOString(),
	...{ success: index % 2 === 0, scoreRatio: null, durationMs: 1_000 },
});
const progress = (value = eckId): UnitProgressRecord => ({
	...{ kind: "unit-progress", sourceId: "p", pupil: pupilOf(value), at: "2026-10-01T09:00:00.000Z", unitId: "u" },
	...{ title: null, status: "completed", progressRatio: 1, score: "3", scoreMinimum: "1", scoreMaximum: "5" },
	durationMs: null,
});
const entry = (): SittingEntryRecord => ({
	...{ kind: "sitting-entry", sourceId: "e", pupil: pupilOf(eckId), takenAt: "2026-10-01T09:00:00.000Z" },
	assessment: { sourceId: "t", version: "", name: "Toets", subjectName: "Rekenen", studyLevel: null, parts: [] },
	...{ scales: [], schoolPeriod: null, status: "final", missing: false, modifiedAt: "2026-10-01T09:00:00.000Z" },
	...{ reviewUrl: null, additionalInfo: null },
	outcomes: [
		...[{ kind: "score" as const, type: "score-points" as const, partSourceId: "", text: "7", number: "7" }].map(
			(outcome) => ({ ...outcome, maximum: null, scaleIds: [] }),
		),
	],
});

async function delivered(): Promise<Courier> {
	const courier = await createCourier(admin.schoolId);
	await courier.deliver(Array.from({ length: 40 }, (_, index) => attempt(index)));
	await courier.deliver([progress(), entry(), attempt(100, "https://ketenid.nl/201703/unknown")]);
	return courier;
}

/** Everything that is kept of a connection's records, table by table. */
async function left(connectionId: ConnectionId) {
	const counts = await inSchool(admin, (tx) => countReceived(tx, admin.schoolId, connectionId));
	const own = { schoolId: admin.schoolId, connectionId };
	const rest = await inSchool(admin, async (tx) => ({
		days: await tx.practiceDay.count({ where: own }),
		firsts: await tx.firstAttempt.count({ where: own }),
		keys: await tx.attemptKey.count({ where: own }),
	}));
	return { ...counts, ...rest };
}
const days = (connectionId: ConnectionId) =>
	database.query("superuser", "SELECT * FROM practice_day WHERE connection_id = $1 ORDER BY pupil_id, kind, key, day", [
		connectionId,
	]);
const nothing = {
	attempts: 0,
	progress: 0,
	results: 0,
	held: 0,
	statements: 0,
	messages: 0,
	days: 0,
	firsts: 0,
	keys: 0,
};

it("erases all that an ended connection brought, and nothing of another; its deliveries still add up", async () => {
	const [gone, kept] = [await delivered(), await delivered()];
	const before = { left: await left(kept.connectionId), days: await days(kept.connectionId) };
	expect(await left(gone.connectionId)).toMatchObject({ attempts: 40, progress: 1, results: 1, held: 1, messages: 2 });
	await expect(eraseConnection(admin, gone.connectionId)).rejects.toThrow("not-found");
	await revokeConnection(admin, gone.connectionId, "erase");
	await expect(eraseConnection(admin, gone.connectionId)).rejects.toThrow("conflict");
	await expect(eraseConnection(foreign, gone.connectionId)).rejects.toThrow("not-found");
	const work = await inSchool(admin, (tx) => tx.longWork.findFirstOrThrow({ where: { kind: "erase-connection" } }));
	await eraseConnectionJob.run({ schoolId: admin.schoolId, workId: work.id });
	const ended = await inSchool(admin, (tx) => tx.longWork.findFirstOrThrow({ where: { id: work.id } }));
	expect(ended).toMatchObject({ state: "done", done: 45, total: 45 });
	expect(ended.report).toEqual({ attempts: 40, progress: 1, results: 1, held: 1, messages: 2, pupils: 1 });
	expect(await left(gone.connectionId)).toEqual(nothing);
	expect(await left(kept.connectionId)).toEqual(before.left);
	expect(await days(kept.connectionId)).toEqual(before.days);
	await rebuildPractice(kept.job, kept.connectionId);
	expect(await days(kept.connectionId)).toEqual(before.days);
	const sums = await inSchool(admin, (tx) =>
		tx.delivery.aggregate({ where: { connectionId: gone.connectionId }, _sum: { received: true, written: true } }),
	);
	expect(sums._sum).toEqual({ received: 43, written: 42 });
	const sources = await inSchool(
		admin,
		(tx) =>
			tx.$queryRaw`SELECT FROM delivery_record AS r JOIN delivery AS d ON d.id = r.delivery_id
			WHERE d.connection_id = ${gone.connectionId}::uuid AND r.source_id IS NOT NULL`,
	);
	expect(sources).toEqual([]);
	await expect(eraseConnection(admin, gone.connectionId)).rejects.toThrow("not-found");
});

it("erases by itself when the agreed retention after the end is over, and not before", async () => {
	const courier = await delivered();
	const { connectionId } = courier;
	await inSchool(admin, (tx) => tx.connection.updateMany({ where: { id: connectionId }, data: { retentionDays: 30 } }));
	await revokeConnection(admin, connectionId);
	const inDays = (count: number) => new Date(Date.now() + count * 86_400_000);
	expect(await eraseEnded(courier.job, inDays(29))).toBe(0);
	expect(await left(connectionId)).toMatchObject({ attempts: 40 });
	expect(await eraseEnded(courier.job, inDays(31))).toBe(1);
	expect(await left(connectionId)).toEqual(nothing);
	expect(await eraseEnded(courier.job, inDays(31))).toBe(0);
});

it("says in numbers what it will do and what it did, as the database has it", async () => {
	const courier = await delivered();
	const { connectionId } = courier;
	// One who practised too, and one who only has progress.
	const [also, only] = [await createPupil(admin.schoolId), await createPupil(admin.schoolId)];
	await courier.deliver([attempt(200, also.eckId), { ...progress(only.eckId), sourceId: "p2" }]);
	const before = await inSchool(admin, (tx) => countReceived(tx, admin.schoolId, connectionId));
	const asked = { received: before, total: 48, pupils: 3 };
	expect(before).toMatchObject({ attempts: 41, progress: 2, results: 1, held: 1, messages: 3 });
	expect(await findEnding(admin, connectionId)).toMatchObject({ ...asked, kept: null });

	await revokeConnection(admin, connectionId, "keep");
	const rowOf = (action: string) =>
		inSchool(admin, async (tx) => {
			const about = { action, subject: { path: ["connectionId"], equals: connectionId } };
			return (await tx.auditEvent.findFirstOrThrow({ where: about })).subject;
		});
	expect(await rowOf("connection.revoke")).toEqual({ connectionId, after: "keep", ...before, pupils: 3 });
	expect(await findEnding(admin, connectionId)).toMatchObject({ ...asked, kept: { total: 48, pupils: 3 } });

	await eraseConnection(admin, connectionId);
	expect(await rowOf("connection.erase")).toMatchObject({ total: 48, pupils: 3 });
	const { workId = "" } = (await findEnding(admin, connectionId))?.work ?? {};
	await eraseConnectionJob.run({ schoolId: admin.schoolId, workId });
	const after = await findEnding(admin, connectionId);
	const { statements: _none, ...some } = before;
	expect(after?.work).toMatchObject({ state: "done", done: 48, report: { ...some, pupils: 3 } });
	expect(after).toMatchObject({ total: 0, pupils: 0, kept: { total: 48, pupils: 3 } });
});

it("tells after each batch of whom nothing is left", async () => {
	const { connectionId, deliver, job } = await delivered();
	const { eckId: only } = await createPupil(admin.schoolId);
	await deliver([{ ...progress(only), sourceId: "p2" }]);
	const pupils = () => inSchool(admin, (tx) => countPupils(tx, admin.schoolId, connectionId));
	await revokeConnection(admin, connectionId);
	expect(await pupils()).toBe(2);
	let gone = 0;
	for (let more = true; more; ) {
		more = await eraseSome(job, connectionId, async (_tx, erased) => {
			gone += erased.pupils;
		});
		expect(gone + (await pupils())).toBe(2);
	}
	expect(gone).toBe(2);
});

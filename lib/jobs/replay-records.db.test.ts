import { describe, expect, it } from "vitest";
import { jobScope } from "../authz/job-scope";
import { type ConnectionScope, mint } from "../authz/scope";
import { now } from "../clock";
import { nameHomePage } from "../commands/connections/name-home-page";
import { cancelWork } from "../commands/long-work/cancel-work";
import { forgetWork } from "../commands/long-work/forget-work";
import { startReplay } from "../commands/replay/start-replay";
import { setFactAge } from "../commands/settings/set-fact-age";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import { optionalFields } from "../domain/connection-fields";
import type { ConnectionId, SchoolId } from "../domain/ids";
import { lockConnection } from "../ingest/connection-lock";
import { deliver } from "../ingest/deliver";
import { findWork } from "../queries/long-work/find-work";
import { listHomePages } from "../queries/quality/list-home-pages";
import { listReplayed } from "../queries/quality/list-replayed";
import type { DeliverEndpoint } from "../standards/contract";
import { xapi } from "../standards/xapi";
import { anAttempt, createCourier } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { answered } from "../testing/exchange-door";
import { createConnection, createPupil, createSchool, eckIdOf } from "../testing/factories";
import { personScope } from "../testing/person-scope";
import { replayRecordsJob } from "./definitions/replay-records";

testDatabase();

const since = "2020-01-01T00:00:00.000Z";
const homePage = "https://leerlingen.example/";
const scopeOf = (schoolId: SchoolId, role: "admin" | "staff" = "admin") => personScope({ schoolId, role });

/** A school to which a supplier brings real statements, through the standard and the pipeline. */
async function aSchool() {
	const { schoolId } = await createSchool();
	const { connectionId, clientId } = await createConnection(schoolId, { standard: "xapi" });
	const settings = { connectionId, actorHomePages: {}, mboxAllowed: false, fields: [...optionalFields] };
	const scope = mint<ConnectionScope>({
		kind: "connection",
		schoolId,
		clientId,
		standard: "xapi",
		isFirst: false,
		settings,
	});
	const send = async (statements: readonly object[], method: "POST" | "PUT" = "POST") => {
		const endpoint = xapi.endpoints.find((one) => one.method === method) as DeliverEndpoint;
		const [first] = statements as { id?: string }[];
		const single = method === "PUT";
		const wire = {
			method,
			path: "statements",
			query: new URLSearchParams(single ? { statementId: first?.id ?? "" } : {}),
			headers: new Headers({ "content-type": "application/json", "x-experience-api-version": "1.0.3" }),
			body: Buffer.from(JSON.stringify(single ? { ...first, id: undefined } : statements)),
			receivedAt: now(),
		};
		const read = endpoint.read(wire);
		if (!read.ok) throw new Error(JSON.stringify(read.refusal));
		const delivered = await deliver(scope, read.value, wire);
		if ("refusal" in delivered) throw new Error(delivered.refusal.code);
		return delivered.report.deliveryId;
	};
	return { schoolId, connectionId, send };
}

/** Has a connection alone, as an erasure may, begins what waits for it, does the work, and lets it go. */
async function holdUp(
	schoolId: SchoolId,
	connectionId: ConnectionId,
	begin: () => Promise<void>,
	work: (tx: SchoolTransaction) => Promise<unknown>,
) {
	let begun: Promise<void> | undefined;
	await inSchool({ schoolId }, async (tx) => {
		await lockConnection(tx, connectionId, "alone");
		begun = begin();
		const deadline = performance.now() + 10_000;
		for (;;) {
			const [waits] = await tx.$queryRaw<unknown[]>`
				SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
					AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
			if (waits) break;
			if (performance.now() > deadline) throw new Error("nobody waits");
		}
		await work(tx);
	});
	await begun;
}

const about = (name: string, home = "https://ketenid.nl/201703/") =>
	answered({ actor: { account: { homePage: home, name } } });
const run = (schoolId: SchoolId, workId: string) => replayRecordsJob.run({ schoolId, workId });
const unknown = (connectionId: string) => ({ outcome: "held" as const, code: "unknown-pupil", connectionId, since });

function countsOf(schoolId: SchoolId, id: string) {
	return inSchool({ schoolId }, async (tx) => {
		const { received, written, held, rejected, notUsed } = await tx.delivery.findFirstOrThrow({ where: { id } });
		return { received, written, held, rejected, notUsed, attempts: await tx.attempt.count() };
	});
}

describe("kept messages that are read again", () => {
	it("let a cause flow in once the roster knows the pupil, once and no more", async () => {
		const { schoolId, connectionId, send } = await aSchool();
		const known = eckIdOf("comes later");
		const first = await send([about(known), about(eckIdOf("never comes"))]);
		const second = await send([about(known)], "PUT");
		await createPupil(schoolId, { identifiers: [{ type: "eck-id", value: known }] });
		const admin = scopeOf(schoolId);
		const { workId, records } = await startReplay(admin, unknown(connectionId));
		expect(records).toBe(3);
		await expect(startReplay(admin, unknown(connectionId))).rejects.toThrow("conflict");
		await run(schoolId, workId);
		expect(await findWork(admin, { workId })).toMatchObject({
			state: "done",
			done: 3,
			total: 3,
			report: { written: 2, held: 1 },
		});
		expect(await countsOf(schoolId, first)).toMatchObject({ received: 2, written: 1, held: 1, attempts: 2 });
		expect(await countsOf(schoolId, second)).toMatchObject({ received: 1, written: 1, held: 0 });
		// What stays as it was is counted, and no row of the report.
		const { records: told, same } = await listReplayed(admin, workId, { page: 1 });
		expect(same).toBe(1);
		expect(
			told.map(({ deliveryId, index, beforeCode, outcome, code }) => [deliveryId, index, beforeCode, outcome, code]),
		).toEqual([
			[first, 0, "unknown-pupil", "written", null],
			[second, 0, "unknown-pupil", "written", null],
		]);
		const again = await startReplay(admin, unknown(connectionId));
		await run(schoolId, again.workId);
		await run(schoolId, again.workId);
		expect(await findWork(admin, { kind: "replay" })).toMatchObject({ workId: again.workId, report: { held: 1 } });
		expect(await countsOf(schoolId, first)).toMatchObject({ written: 1, held: 1, attempts: 2 });
	});

	it("follow a setting that was mended; what was written stays, and one record alone may be read", async () => {
		const { schoolId, connectionId, send } = await aSchool();
		const { eckId } = await createPupil(schoolId);
		const { pupilId } = await createPupil(schoolId, { identifiers: [{ type: "sourced-id", value: "p-1" }] });
		const strange = [about("p-1", homePage), about("p-1", "https://Leerlingen.example:443")];
		const deliveryId = await send([about(eckId), ...strange]);
		const before = await countsOf(schoolId, deliveryId);
		expect(before).toMatchObject({ received: 3, written: 1, attempts: 1 });
		const admin = scopeOf(schoolId);
		const named = { connectionId, homePage, type: "sourced-id" as const };
		expect(await listHomePages(admin, connectionId)).toEqual([{ homePage: "https://leerlingen.example", records: 2 }]);
		const stranger = scopeOf((await createSchool()).schoolId);
		expect(await listHomePages(stranger, connectionId)).toEqual([]);
		await expect(nameHomePage(stranger, named)).rejects.toThrow("not-found");
		await expect(nameHomePage(scopeOf(schoolId, "staff"), named)).rejects.toThrow("not-allowed");
		await expect(nameHomePage(admin, { ...named, homePage: "javascript:x" })).rejects.toThrow("invalid");
		await nameHomePage(admin, named);
		const otherwise = { ...named, homePage: "HTTPS://LEERLINGEN.example" };
		await nameHomePage(admin, otherwise);
		await expect(nameHomePage(admin, { ...otherwise, type: "asi" })).rejects.toThrow("not-found");
		const one = await startReplay(admin, { deliveryId, index: 1 });
		expect(one.records).toBe(1);
		await run(schoolId, one.workId);
		expect(await countsOf(schoolId, deliveryId)).toMatchObject({ received: 3, written: 2, attempts: 2 });
		await expect(startReplay(admin, { deliveryId, index: 1 })).rejects.toThrow("not-found");
		const whole = await startReplay(admin, { deliveryId, index: null });
		await run(schoolId, whole.workId);
		expect(await countsOf(schoolId, deliveryId)).toMatchObject({ received: 3, written: 3, attempts: 3 });
		expect(await inSchool({ schoolId }, (tx) => tx.attempt.count({ where: { pupilId } }))).toBe(2);
		const log = await inSchool({ schoolId }, (tx) => tx.auditEvent.count({ where: { action: "records.replay" } }));
		expect(log).toBe(2);
	});

	it("obey how far back a fact may lie, from the day on which they came", async () => {
		const { schoolId, connectionId, send } = await aSchool();
		const { eckId } = await createPupil(schoolId);
		const [year, rest] = [new Date().getUTCFullYear(), "-01-01T12:00:00.000Z"];
		const old = (years: number) => ({ ...about(eckId), timestamp: `${year - years}${rest}` });
		const deliveryId = await send([old(11), old(0), old(20)]);
		expect(await countsOf(schoolId, deliveryId)).toMatchObject({ received: 3, written: 1, rejected: 2 });
		const [record] = await inSchool({ schoolId }, (tx) => tx.deliveryRecord.findMany({ orderBy: { index: "asc" } }));
		expect(record).toMatchObject({ code: "time-too-long-ago", path: "/0/timestamp" });
		// It came last year: counted from today the older one would still lie too far back.
		await inSchool(
			{ schoolId },
			(tx) => tx.$executeRaw`UPDATE delivery SET received_at = received_at - interval '1 year'`,
		);
		const admin = scopeOf(schoolId);
		await setFactAge(admin, 20);
		const cause = { outcome: "rejected" as const, code: "time-too-long-ago", connectionId, since };
		const { workId, records } = await startReplay(admin, cause);
		await run(schoolId, workId);
		expect([records, await findWork(admin, { workId })]).toMatchObject([2, { report: { written: 2 } }]);
		expect(await countsOf(schoolId, deliveryId)).toMatchObject({ received: 3, written: 3, rejected: 0, attempts: 3 });
	});

	it("say so when the message was erased or is no longer understood; the record stays as it was", async () => {
		const { schoolId, connectionId, send } = await aSchool();
		const gone = await send([about(eckIdOf("gone"))]);
		await inSchool({ schoolId }, (tx) => tx.deliveryPayload.deleteMany({ where: { deliveryId: gone } }));
		const courier = await createCourier(schoolId);
		await courier.deliver([anAttempt(eckIdOf("odd"))]);
		const admin = scopeOf(schoolId);
		for (const [connection, outcome] of [
			[connectionId, "erased"],
			[courier.connectionId, "unreadable"],
		] as const) {
			const { workId } = await startReplay(admin, unknown(connection));
			await run(schoolId, workId);
			expect(await findWork(admin, { workId })).toMatchObject({ state: "done", report: { [outcome]: 1 } });
		}
		expect(await inSchool({ schoolId }, (tx) => tx.heldRecord.count())).toBe(2);
		await send([about(eckIdOf("of a connection that ends"))]);
		const key = { schoolId_id: { schoolId, id: connectionId } };
		await inSchool({ schoolId }, (tx) =>
			tx.connection.update({ where: key, data: { state: "revoked", revokedAt: now() } }),
		);
		const { workId } = await startReplay(admin, unknown(connectionId));
		await run(schoolId, workId);
		expect(await findWork(admin, { workId })).toMatchObject({ state: "done", report: { ended: 2 } });
	});

	it("leave a record alone whose message is cut while it is read", async () => {
		const { schoolId, connectionId, send } = await aSchool();
		const known = eckIdOf("cut out");
		const deliveryId = await send([about(known)]);
		await createPupil(schoolId, { identifiers: [{ type: "eck-id", value: known }] });
		const { workId } = await startReplay(scopeOf(schoolId), unknown(connectionId));
		const cut = (tx: SchoolTransaction) =>
			tx.deliveryPayload.updateMany({ where: { deliveryId }, data: { body: new Uint8Array([3, 0]) } });
		await holdUp(schoolId, connectionId, () => run(schoolId, workId), cut);
		expect(await countsOf(schoolId, deliveryId)).toMatchObject({ held: 1, written: 0, attempts: 0 });
		expect(await findWork(scopeOf(schoolId), { workId })).toMatchObject({ report: { erased: 1 } });
	});

	it("of before request lines were kept are understood too", async () => {
		const { schoolId, connectionId, send } = await aSchool();
		const known = eckIdOf("of long ago");
		const deliveryId = await send([about(known), about(known)]);
		await inSchool({ schoolId }, (tx) => tx.deliveryPayload.updateMany({ data: { requestLine: null } }));
		await createPupil(schoolId, { identifiers: [{ type: "eck-id", value: known }] });
		const { workId } = await startReplay(scopeOf(schoolId), unknown(connectionId));
		await run(schoolId, workId);
		expect(await countsOf(schoolId, deliveryId)).toMatchObject({ written: 2, held: 0, attempts: 2 });
	});

	it("end when a person says so, and are an admin's and the school's own", async () => {
		const [{ schoolId, connectionId, send }, other] = [await aSchool(), await aSchool()];
		const deliveryId = await send([about(eckIdOf("cancelled"))]);
		const [admin, stranger] = [scopeOf(schoolId), scopeOf(other.schoolId)];
		await expect(startReplay(scopeOf(schoolId, "staff"), unknown(connectionId))).rejects.toThrow("not-allowed");
		await expect(startReplay(stranger, unknown(connectionId))).rejects.toThrow("not-found");
		await expect(startReplay(stranger, { deliveryId, index: null })).rejects.toThrow("not-found");
		await expect(startReplay(admin, { deliveryId, index: -1 })).rejects.toThrow("invalid");
		const { workId } = await startReplay(admin, unknown(connectionId));
		await expect(cancelWork(stranger, workId)).rejects.toThrow("not-found");
		await expect(cancelWork(scopeOf(schoolId, "staff"), workId)).rejects.toThrow("not-allowed");
		expect(await findWork(stranger, { workId })).toBeNull();
		expect((await listReplayed(stranger, workId, { page: 1 })).records).toEqual([]);
		await cancelWork(admin, workId);
		await expect(cancelWork(admin, workId)).rejects.toThrow("not-found");
		await run(schoolId, workId);
		expect(await findWork(admin, { workId })).toMatchObject({ state: "cancelled", done: 0 });
		await forgetWork(jobScope(schoolId), new Date(now().getTime() - 60_000));
		expect(await findWork(admin, { workId })).not.toBeNull();
		await forgetWork(jobScope(schoolId), new Date(now().getTime() + 60_000));
		expect(await findWork(admin, { workId })).toBeNull();
	});
});

import { describe, expect, it } from "vitest";
import { type ConnectionScope, mint } from "../../authz/scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { listHeldConnections } from "../../queries/quality/list-held-connections";
import { readRosterFile } from "../../queries/roster/read-roster-file";
import { getEndedShare } from "../../queries/settings/get-ended-share";
import { createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createConnection, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { edexmlOf } from "../../testing/roster-files";
import { applyRoster } from "../roster/apply-roster";
import { receiveRoster } from "../roster/receive-roster";
import { setEndedShare } from "../settings/set-ended-share";
import { decideHold } from "./decide-hold";

testDatabase();

const scopeOf = (schoolId: SchoolId, role: "admin" | "staff" = "admin") => personScope({ schoolId, role });
const records = (count: number) =>
	Array.from({ length: count }, () => ({ kind: "not-used" as const, sourceId: newId(), code: "verb-not-used" }));
const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);
const connectionOf = (schoolId: SchoolId, id: string) =>
	inSchool({ schoolId }, (tx) => tx.connection.findFirstOrThrow({ where: { id } }));

describe("a day of more than ten times the normal one", () => {
	async function aSupplier(days: number) {
		const { schoolId } = await createSchool();
		const courier = await createCourier(schoolId);
		for (let day = 1; day <= days; day += 1) await courier.deliver(records(60), { receivedAt: daysAgo(day) });
		return { schoolId, courier, admin: scopeOf(schoolId) };
	}

	it("waits for a person; let through, the same message is taken", async () => {
		const { schoolId, courier, admin } = await aSupplier(6);
		await courier.deliver(records(600));
		const tooMany = records(1);
		await expect(courier.deliver(tooMany)).rejects.toThrow("connection-not-active");
		const held = await connectionOf(schoolId, courier.connectionId);
		expect(held).toMatchObject({
			state: "held",
			hold: { code: "volume", day: today(), received: 601, normal: 60 },
		});
		expect(await inSchool({ schoolId }, (tx) => tx.delivery.count())).toBe(7);
		expect(await listHeldConnections(admin)).toMatchObject([
			{ connectionId: courier.connectionId, importWaits: false },
		]);
		await decideHold(admin, { connectionId: courier.connectionId, decision: "pass" });
		expect(await connectionOf(schoolId, courier.connectionId)).toMatchObject({ state: "active", hold: null });
		await courier.deliver(tooMany);
		expect(await inSchool({ schoolId }, (tx) => tx.delivery.count())).toBe(8);
		expect(await listHeldConnections(admin)).toEqual([]);
		const log = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany({ orderBy: { id: "asc" } }));
		expect(log.map(({ action }) => action)).toEqual(["connection.hold", "connection.release"]);
	});

	it("may be refused until tomorrow", async () => {
		const { schoolId, courier, admin } = await aSupplier(6);
		await expect(courier.deliver(records(601))).rejects.toThrow("connection-not-active");
		await decideHold(admin, { connectionId: courier.connectionId, decision: "refuse" });
		const { state, pausedUntil } = await connectionOf(schoolId, courier.connectionId);
		expect(state).toBe("paused");
		const hours = ((pausedUntil?.getTime() ?? 0) - now().getTime()) / 3_600_000;
		expect(hours).toBeGreaterThan(0);
		expect(hours).toBeLessThanOrEqual(25);
	});

	it("is not told from too few days, and not for a few hundred records", async () => {
		const few = await aSupplier(4);
		await few.courier.deliver(records(700));
		const { schoolId } = await createSchool();
		const small = await createCourier(schoolId);
		for (let day = 1; day <= 6; day += 1) await small.deliver(records(2), { receivedAt: daysAgo(day) });
		await small.deliver(records(499));
		await expect(small.deliver(records(1))).rejects.toThrow("connection-not-active");
	});
});

describe("a roster that would end more than a fifth of the enrolments", () => {
	async function aRoster() {
		const { schoolId } = await createSchool();
		const { connectionId, clientId } = await createConnection(schoolId, { standard: "edexml" });
		const settings = { connectionId, actorHomePages: {}, mboxAllowed: false, fields: [] };
		const common = { schoolId, clientId, standard: "edexml", settings, isFirst: false };
		const scope = mint<ConnectionScope>({ kind: "connection", ...common });
		const bring = async (pupils: number) => {
			const body = edexmlOf(pupils);
			const read = await readRosterFile(schoolId, body);
			if (!read.ok) throw new Error(JSON.stringify(read.faults));
			return receiveRoster(scope, read.message, body, true);
		};
		expect(await bring(10)).toMatchObject({ state: "applied" });
		return { schoolId, connectionId, bring, admin: scopeOf(schoolId) };
	}

	it("waits, and so does its connection, until a person applies it", async () => {
		const { schoolId, connectionId, bring, admin } = await aRoster();
		const { importId, state } = await bring(7);
		expect(state).toBe("held");
		expect(await connectionOf(schoolId, connectionId)).toMatchObject({
			state: "held",
			hold: { code: "roster", importId, ended: 3, of: 10 },
		});
		expect(await listHeldConnections(admin)).toMatchObject([{ connectionId, importWaits: true }]);
		await expect(decideHold(admin, { connectionId, decision: "pass" })).rejects.toThrow("conflict");
		await applyRoster(admin, importId);
		expect(await connectionOf(schoolId, connectionId)).toMatchObject({ state: "active", hold: null });
	});

	it("is put aside by a person, and the school stays as it was", async () => {
		const { schoolId, connectionId, bring, admin } = await aRoster();
		const { importId } = await bring(5);
		await decideHold(admin, { connectionId, decision: "refuse" });
		expect(await connectionOf(schoolId, connectionId)).toMatchObject({ state: "active" });
		const file = await inSchool({ schoolId }, (tx) => tx.rosterImport.findFirstOrThrow({ where: { id: importId } }));
		expect(file).toMatchObject({ state: "discarded", body: new Uint8Array() });
		expect(await inSchool({ schoolId }, (tx) => tx.groupMembership.count({ where: { endDate: null } }))).toBe(10);
	});

	it("of fewer waits alone; the school may set another share", async () => {
		const { schoolId, connectionId, bring } = await aRoster();
		expect(await bring(8)).toMatchObject({ state: "held" });
		expect((await connectionOf(schoolId, connectionId)).state).toBe("active");
		const admin = scopeOf(schoolId);
		expect(await getEndedShare(admin)).toBe(0.2);
		for (const share of [0, 1.01, Number.NaN]) await expect(setEndedShare(admin, share)).rejects.toThrow("invalid");
		await expect(setEndedShare(scopeOf(schoolId, "staff"), 0.1)).rejects.toThrow("not-allowed");
		await setEndedShare(admin, 0.1);
		expect(await getEndedShare(admin)).toBe(0.1);
		await bring(8);
		expect((await connectionOf(schoolId, connectionId)).state).toBe("held");
	});

	it("is decided by an admin of the school alone", async () => {
		const { schoolId, connectionId, bring } = await aRoster();
		await bring(5);
		const other = scopeOf((await createSchool()).schoolId);
		const decision = { connectionId, decision: "refuse" as const };
		await expect(decideHold(other, decision)).rejects.toThrow("not-found");
		await expect(decideHold(scopeOf(schoolId, "staff"), decision)).rejects.toThrow("not-allowed");
		await expect(listHeldConnections(scopeOf(schoolId, "staff"))).rejects.toThrow("not-allowed");
		expect(await listHeldConnections(other)).toEqual([]);
		await decideHold(scopeOf(schoolId), decision);
		await expect(decideHold(scopeOf(schoolId), decision)).rejects.toThrow("not-found");
		await expect(decideHold(other, { ...decision, connectionId: "x" })).rejects.toThrow("invalid");
	});
});

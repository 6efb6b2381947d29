import { describe, expect, it } from "vitest";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SessionId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import {
	beginSessionOf,
	createAccount,
	createAccountAt,
	createEmployee,
	createRole,
	createSchool,
} from "../../testing/factories";
import { endSessions } from "../security-log/end-sessions";
import { listProvenAccounts } from "./proven-accounts";
import { sessionSeconds } from "./session-limits";
import { findSessionScope } from "./session-scope";
import { beginSession, endSession } from "./sessions";

testDatabase();

const at = new Date("2026-11-23T09:00:00Z");

async function signedIn(role: "staff" | "admin" = "staff") {
	const school = await createSchool();
	const { userId } = await createAccount();
	const { personId } = await createEmployee(school.schoolId);
	await createRole(school.schoolId, userId, { role, personId, beginDate: "2026-08-01" });
	return { school, userId, personId, sessionId: await beginSessionOf(userId, at) };
}

describe("a scope", () => {
	it("says who acts where, as what, today in Amsterdam", async () => {
		const { school, userId, personId, sessionId } = await signedIn();
		const scope = await findSessionScope(sessionId, at);
		expect(scope).toEqual({
			kind: "person",
			schoolId: school.schoolId,
			placeId: school.schoolId,
			userId,
			sessionId,
			roles: new Set(["staff"]),
			personId,
			today: "2026-11-23",
		});
		const late = new Date("2026-11-23T22:59:00Z");
		expect((await findSessionScope(await beginSessionOf(userId, late), late))?.today).toBe("2026-11-23");
		const midnight = new Date("2026-11-23T23:30:00Z");
		expect((await findSessionScope(await beginSessionOf(userId, midnight), midnight))?.today).toBe("2026-11-24");
	});

	it("joins the roles of one school; the person is that of the staff role", async () => {
		const { school, userId, personId, sessionId } = await signedIn();
		await createRole(school.schoolId, userId, { role: "admin", beginDate: "2026-08-01" });
		const scope = await findSessionScope(sessionId, at);
		expect([scope?.roles, scope?.personId]).toEqual([new Set(["staff", "admin"]), personId]);
	});

	it("has no person for an admin, even if the role names one", async () => {
		expect((await findSessionScope((await signedIn("admin")).sessionId, at))?.personId).toBeNull();
	});

	it("follows the chosen school, and never one where nothing was proven", async () => {
		const { school, userId } = await signedIn();
		const second = await createSchool({ name: `Z${school.name}` });
		await createRole(second.schoolId, userId, { beginDate: "2026-08-01" });
		const sessionId = await beginSessionOf(userId, at);
		const choose = (activePlaceId: string) =>
			prisma().session.update({ where: { id: sessionId }, data: { activePlaceId } });
		expect((await findSessionScope(sessionId, at))?.schoolId).toBe(school.schoolId);
		expect((await listProvenAccounts(sessionId, at)).map(({ placeId }) => placeId)).toEqual([
			school.schoolId,
			second.schoolId,
		]);
		await choose(second.schoolId);
		expect((await findSessionScope(sessionId, at))?.schoolId).toBe(second.schoolId);
		await choose((await createSchool()).schoolId);
		expect((await findSessionScope(sessionId, at))?.schoolId).toBe(school.schoolId);
	});

	it("is of the accounts that were proven alone: one that began since is signed in to first", async () => {
		const { school, userId, sessionId } = await signedIn();
		const second = await createSchool({ name: "A first one" });
		await createRole(second.schoolId, userId, { beginDate: "2026-08-01" });
		expect((await listProvenAccounts(sessionId, at)).map(({ placeId }) => placeId)).toEqual([school.schoolId]);
		// Beside it, as its person asked: what was proven before goes on with its own times.
		const account = { placeId: second.schoolId, userId, signedBy: "password" as const };
		const beside = await beginSession([account], new Date(at.getTime() + 60_000), undefined, { continues: sessionId });
		const proven = await listProvenAccounts(beside, new Date(at.getTime() + 60_000));
		expect(proven.map(({ placeId }) => placeId).toSorted()).toEqual([school.schoolId, second.schoolId].toSorted());
		expect(await findSessionScope(sessionId, at)).toBeNull();
		const until = (placeId: string) => proven.find((one) => one.placeId === placeId)?.idleUntil.getTime() ?? 0;
		expect(until(second.schoolId) - until(school.schoolId)).toBe(60_000);
	});

	it("sees no pupils while the role waits for another admin", async () => {
		const { school, personId, sessionId } = await signedIn();
		await inSchool(school, (tx) => tx.schoolRole.updateMany({ data: { waits: true } }));
		const scope = await findSessionScope(sessionId, at);
		expect([scope?.roles, scope?.personId, scope?.waitsForAdmin]).toEqual([new Set(["staff"]), null, true]);
		await inSchool(school, (tx) => tx.schoolRole.updateMany({ data: { waits: false } }));
		expect((await findSessionScope(sessionId, at))?.personId).toBe(personId);
	});
});

describe("there is no scope", () => {
	it("of an unknown session", async () => {
		expect(await findSessionScope(newId<SessionId>(), at)).toBeNull();
	});

	it("of a session that ended or is too old", async () => {
		const { userId, sessionId } = await signedIn();
		const other = await beginSessionOf(userId, at);
		await endSession(sessionId);
		expect(await findSessionScope(sessionId, at)).toBeNull();
		expect(await findSessionScope(other, at)).not.toBeNull();
	});

	it("at the place that ended it; the rest of the session goes on", async () => {
		const { school, userId } = await signedIn();
		const second = await createSchool({ name: `Z${school.name}` });
		await createRole(second.schoolId, userId, { beginDate: "2026-08-01" });
		const sessionId = await beginSessionOf(userId, at);
		await inSchool(school, (tx) => endSessions(tx, { placeId: school.schoolId, userId }, "admin", at));
		expect((await findSessionScope(sessionId, at))?.schoolId).toBe(second.schoolId);
		await endSession(sessionId, "sign-out", at);
		expect(await findSessionScope(sessionId, at)).toBeNull();
	});

	it("of a session whose day is over, however busy it was", async () => {
		const { sessionId } = await signedIn();
		const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
		for (let seconds = 0; seconds < sessionSeconds; seconds += 3600)
			expect(await findSessionScope(sessionId, later(seconds), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(sessionSeconds - 1), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(sessionSeconds))).toBeNull();
	});

	it.each([
		{ role: "staff", minutes: 240 },
		{ role: "admin", minutes: 30 },
	] as const)("of a session of $role that nobody used for $minutes minutes", async ({ role, minutes }) => {
		const { sessionId } = await signedIn(role);
		// The first act says for whom it lives.
		expect(await findSessionScope(sessionId, at, "act")).not.toBeNull();
		const later = (count: number) => new Date(at.getTime() + count * 60_000);
		// What a page asks by itself keeps nothing alive.
		for (const moment of [minutes / 2, minutes - 1])
			expect(await findSessionScope(sessionId, later(moment), "look")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(minutes))).toBeNull();
		// Too late: using it does not bring it back.
		expect(await findSessionScope(sessionId, later(minutes), "act")).toBeNull();
	});

	it("of a session that was used half an hour ago by somebody who became admin since; to be one elsewhere shortens nothing", async () => {
		const { school, userId } = await signedIn();
		const later = (count: number) => new Date(at.getTime() + count * 60_000);
		const elsewhere = await createSchool({ name: `Z${school.name}` });
		await createRole(elsewhere.schoolId, userId, { role: "admin", beginDate: "2026-08-01" });
		const sessionId = await beginSessionOf(userId, at);
		expect(await findSessionScope(sessionId, later(1), "act")).not.toBeNull();
		// The account of the other school was not used: it ends there alone.
		expect((await listProvenAccounts(sessionId, later(40))).map(({ placeId }) => placeId)).toEqual([school.schoolId]);
		await createRole(school.schoolId, userId, { role: "admin", beginDate: "2026-08-01" });
		expect(await findSessionScope(sessionId, later(41), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(70), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(100))).toBeNull();
	});

	it("of an account that ended", async () => {
		const { school, userId, sessionId } = await signedIn();
		const key = { placeId: school.schoolId, id: userId };
		await inSchool(school, (tx) => tx.userAccount.updateMany({ where: key, data: { endedAt: at } }));
		expect(await findSessionScope(sessionId, at)).toBeNull();
	});

	it("before a role begins, from the day it ends, and without any", async () => {
		const school = await createSchool();
		const { userId } = await createAccount();
		await createAccountAt(school.schoolId, userId);
		expect(await findSessionScope(await beginSessionOf(userId, at), at)).toBeNull();
		await createRole(school.schoolId, userId, { beginDate: "2026-11-23", endDate: "2026-11-24" });
		const on = async (day: string) => {
			const noon = new Date(`${day}T12:00:00Z`);
			return (await findSessionScope(await beginSessionOf(userId, noon), noon)) !== null;
		};
		expect([await on("2026-11-22"), await on("2026-11-23"), await on("2026-11-24")]).toEqual([false, true, false]);
	});
});

import { describe, expect, it } from "vitest";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import type { SessionId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createAccount, createEmployee, createRole, createSchool } from "../../testing/factories";
import { listOwnSchools } from "../own-schools";
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
	return { school, userId, personId, sessionId: await beginSession(userId, at) };
}

describe("a scope", () => {
	it("says who acts where, as what, today in Amsterdam", async () => {
		const { school, userId, personId, sessionId } = await signedIn();
		const scope = await findSessionScope(sessionId, at);
		expect(scope).toEqual({
			kind: "person",
			schoolId: school.schoolId,
			userId,
			sessionId,
			roles: new Set(["staff"]),
			personId,
			today: "2026-11-23",
		});
		const late = new Date("2026-11-23T22:59:00Z");
		expect((await findSessionScope(await beginSession(userId, late), late))?.today).toBe("2026-11-23");
		const midnight = new Date("2026-11-23T23:30:00Z");
		expect((await findSessionScope(await beginSession(userId, midnight), midnight))?.today).toBe("2026-11-24");
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

	it("follows the chosen school, and never one where the account holds no role", async () => {
		const { school, userId, sessionId } = await signedIn();
		const second = await createSchool({ name: `Z${school.name}` });
		await createRole(second.schoolId, userId, { beginDate: "2026-08-01" });
		const choose = (activeSchoolId: string) =>
			prisma().session.update({ where: { id: sessionId }, data: { activeSchoolId } });
		const first = await findSessionScope(sessionId, at);
		expect(first?.schoolId).toBe(school.schoolId);
		expect((first && (await listOwnSchools(first)))?.map((own) => own.schoolId)).toEqual([
			school.schoolId,
			second.schoolId,
		]);
		await choose(second.schoolId);
		expect((await findSessionScope(sessionId, at))?.schoolId).toBe(second.schoolId);
		await choose((await createSchool()).schoolId);
		expect((await findSessionScope(sessionId, at))?.schoolId).toBe(school.schoolId);
	});
});

describe("there is no scope", () => {
	it("of an unknown session", async () => {
		expect(await findSessionScope(newId<SessionId>(), at)).toBeNull();
	});

	it("of a session that ended or is too old", async () => {
		const { userId, sessionId } = await signedIn();
		const other = await beginSession(userId, at);
		await endSession(sessionId);
		expect(await findSessionScope(sessionId, at)).toBeNull();
		expect(await findSessionScope(other, at)).not.toBeNull();
	});

	it("of a session whose day is over, however busy it was", async () => {
		const { sessionId } = await signedIn();
		const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
		for (let seconds = 3600; seconds < sessionSeconds; seconds += 3600)
			expect(await findSessionScope(sessionId, later(seconds), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(sessionSeconds - 1), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(sessionSeconds))).toBeNull();
	});

	it.each([
		{ role: "staff", minutes: 240 },
		{ role: "admin", minutes: 30 },
	] as const)("of a session of $role that nobody used for $minutes minutes", async ({ role, minutes }) => {
		const { sessionId } = await signedIn(role);
		const later = (count: number) => new Date(at.getTime() + count * 60_000);
		// What a page asks by itself keeps nothing alive.
		for (const moment of [minutes / 2, minutes - 1])
			expect(await findSessionScope(sessionId, later(moment), "look")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(minutes))).toBeNull();
		// Too late: using it does not bring it back.
		expect(await findSessionScope(sessionId, later(minutes), "act")).toBeNull();
	});

	it("of a session that was used half an hour ago by somebody who is an admin elsewhere, or became one", async () => {
		const { userId, sessionId } = await signedIn();
		const later = (count: number) => new Date(at.getTime() + count * 60_000);
		await createRole((await createSchool()).schoolId, userId, { role: "admin", beginDate: "2026-08-01" });
		expect(await findSessionScope(sessionId, later(1), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(30), "act")).not.toBeNull();
		expect(await findSessionScope(sessionId, later(60))).toBeNull();
	});

	it("of an account that ended", async () => {
		const { userId, sessionId } = await signedIn();
		await prisma().userAccount.update({ where: { id: userId }, data: { endedAt: at } });
		expect(await findSessionScope(sessionId, at)).toBeNull();
	});

	it("before a role begins, from the day it ends, and without any", async () => {
		const school = await createSchool();
		const { userId } = await createAccount();
		const sessionId = await beginSession(userId, at);
		expect(await findSessionScope(sessionId, at)).toBeNull();
		await createRole(school.schoolId, userId, { beginDate: "2026-11-23", endDate: "2026-11-24" });
		const on = async (day: string) => {
			const noon = new Date(`${day}T12:00:00Z`);
			return (await findSessionScope(await beginSession(userId, noon), noon)) !== null;
		};
		expect([await on("2026-11-22"), await on("2026-11-23"), await on("2026-11-24")]).toEqual([false, true, false]);
	});
});

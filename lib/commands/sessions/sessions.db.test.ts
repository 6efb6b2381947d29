import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { listOwnSessions } from "../../queries/sessions/list-own-sessions";
import { testDatabase } from "../../testing/database";
import { createAccount, createRole, createSchool } from "../../testing/factories";
import { endRole } from "../accounts/end-role";
import { revokeAll } from "./revoke-all";
import { revokeOthers } from "./revoke-others";
import { revokeSession } from "./revoke-session";
import { switchSchool } from "./switch-school";

testDatabase();

async function scopeOf(userId: UserId) {
	const scope = await findSessionScope(await beginSession(userId));
	if (!scope) throw new Error("no scope");
	return scope;
}
const again = (scope: { sessionId: Parameters<typeof findSessionScope>[0] }) => findSessionScope(scope.sessionId);

it("staff of two schools switch, this session only, and nowhere else", async () => {
	const [first, second, third] = [
		await createSchool({ name: "A" }),
		await createSchool({ name: "B" }),
		await createSchool(),
	];
	const { userId } = await createAccount();
	for (const { schoolId } of [first, second]) await createRole(schoolId, userId);
	const [scope, other] = [await scopeOf(userId), await scopeOf(userId)];
	expect(scope.schoolId).toBe(first.schoolId);
	await switchSchool(scope, second.schoolId);
	expect([(await again(scope))?.schoolId, (await again(other))?.schoolId]).toEqual([second.schoolId, first.schoolId]);
	await expect(switchSchool(scope, third.schoolId)).rejects.toThrow("not-found");
	const events = await inSchool(second, (tx) => tx.auditEvent.findMany({ where: { schoolId: second.schoolId } }));
	expect(events.map((event) => [event.action, event.userId])).toEqual([["session.switch-school", userId]]);
});

it("a session ends at once, one's own only", async () => {
	const { schoolId } = await createSchool();
	const [mine, theirs] = [await createAccount(), await createAccount()];
	for (const { userId } of [mine, theirs]) await createRole(schoolId, userId);
	const [scope, other, foreign] = [
		await scopeOf(mine.userId),
		await scopeOf(mine.userId),
		await scopeOf(theirs.userId),
	];
	await revokeSession(scope, other.sessionId);
	expect([await again(other), (await again(scope))?.userId]).toEqual([null, mine.userId]);
	await expect(revokeSession(scope, foreign.sessionId)).rejects.toThrow("not-found");
	await expect(revokeAll(scope, theirs.userId)).rejects.toThrow("not-allowed");
	expect(await again(foreign)).not.toBeNull();
	expect(await revokeAll(scope, mine.userId)).toBe(1);
	expect(await again(scope)).toBeNull();
});

it("an admin ends the sessions of people of the school, not of others", async () => {
	const { schoolId } = await createSchool();
	const elsewhere = await createSchool();
	const [admin, staff, stranger] = [await createAccount(), await createAccount(), await createAccount()];
	await createRole(schoolId, admin.userId, { role: "admin" });
	await createRole(schoolId, staff.userId);
	await createRole(elsewhere.schoolId, stranger.userId);
	const scope = await scopeOf(admin.userId);
	const session = await scopeOf(staff.userId);
	expect(await revokeAll(scope, staff.userId)).toBe(1);
	expect(await again(session)).toBeNull();
	await expect(revokeAll(scope, stranger.userId)).rejects.toThrow("not-found");
});

it("one's own sessions are listed, this one first, without those that ended, and all others end at once", async () => {
	const { schoolId } = await createSchool();
	const [mine, theirs] = [await createAccount(), await createAccount()];
	for (const { userId } of [mine, theirs]) await createRole(schoolId, userId);
	const place = { browser: "Firefox", system: "Windows", network: "145.97.12.x" };
	const scope = await scopeOf(mine.userId);
	const [school, gone, idle, foreign] = [
		await beginSession(mine.userId, now(), "code", place),
		await scopeOf(mine.userId),
		await beginSession(mine.userId, new Date(now().getTime() - 5 * 3_600_000)),
		await scopeOf(theirs.userId),
	];
	await revokeSession(scope, gone.sessionId);
	const { sessions, more } = await listOwnSessions(scope);
	expect([sessions.map(({ sessionId }) => sessionId), more]).toEqual([[scope.sessionId, school], false]);
	expect(sessions[0]).toMatchObject({ current: true, browser: null, signedBy: "password" });
	expect(sessions[1]).toMatchObject({ current: false, ...place, signedBy: "code" });
	expect(sessions.map(({ sessionId }) => sessionId)).not.toContain(idle);
	expect(await revokeOthers(scope)).toBe(1);
	expect([await findSessionScope(school), (await again(scope))?.userId]).toEqual([null, mine.userId]);
	expect(await again(foreign)).not.toBeNull();
	expect((await listOwnSessions(scope)).sessions).toHaveLength(1);
});

it("a role that ends takes the sessions along, but not that of the admin who gives one up", async () => {
	const { schoolId } = await createSchool();
	const [admin, other] = [await createAccount({ password: "zes rode kano's" }), await createAccount({ password: "x" })];
	for (const { userId } of [admin, other]) await createRole(schoolId, userId, { role: "admin" });
	await createRole(schoolId, admin.userId);
	await createRole(schoolId, other.userId);
	const [scope, session] = [await scopeOf(admin.userId), await scopeOf(other.userId)];
	await endRole(scope, { userId: other.userId, role: "staff" });
	expect(await again(session)).toBeNull();
	await endRole(scope, { userId: admin.userId, role: "admin" });
	expect((await again(scope))?.roles).toEqual(new Set(["staff"]));
	await endRole(jobScope(schoolId), { userId: admin.userId, role: "staff" });
	expect(await again(scope)).toBeNull();
});

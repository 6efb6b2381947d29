import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { now, today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { listOwnSessions } from "../../queries/sessions/list-own-sessions";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { endRole } from "../accounts/end-role";
import { revokeAll } from "./revoke-all";
import { revokeOthers } from "./revoke-others";
import { revokeSession } from "./revoke-session";
import { switchPlace } from "./switch-place";

testDatabase();

async function scopeOf(userId: UserId) {
	const scope = await findSessionScope(await beginSessionOf(userId));
	if (!scope) throw new Error("no scope");
	return scope;
}
const again = (scope: { sessionId: Parameters<typeof findSessionScope>[0] }) => findSessionScope(scope.sessionId);

it("who proved accounts of two schools switches, in this session only, and nowhere else; the log tells it there", async () => {
	const [first, second, third] = [
		await createSchool({ name: "A" }),
		await createSchool({ name: "B" }),
		await createSchool(),
	];
	const { userId } = await createAccount();
	for (const { schoolId } of [first, second]) await createRole(schoolId, userId);
	const [scope, other] = [await scopeOf(userId), await scopeOf(userId)];
	expect(scope.schoolId).toBe(first.schoolId);
	expect(await switchPlace(scope, second.schoolId)).toBe("/");
	expect([(await again(scope))?.schoolId, (await again(other))?.schoolId]).toEqual([second.schoolId, first.schoolId]);
	await expect(switchPlace(scope, third.schoolId)).rejects.toThrow("not-found");
	// An account that began since was not proven in this session.
	await createRole(third.schoolId, userId);
	await expect(switchPlace(scope, third.schoolId)).rejects.toThrow("not-found");
	const events = await inSchool(second, (tx) => tx.auditEvent.findMany({ where: { schoolId: second.schoolId } }));
	expect(events.map((event) => [event.action, event.userId])).toEqual([["session.switch-school", userId]]);
	// Where one comes from is told neither there nor here.
	expect(JSON.stringify(events)).not.toContain(first.schoolId);
	expect(await inSchool(first, (tx) => tx.auditEvent.count())).toBe(0);
});

it("what a school ends, and what somebody ends there, leaves the same session open at another", async () => {
	const [first, second] = [await createSchool({ name: "A" }), await createSchool({ name: "B" })];
	const [admin, anna] = [await createAccount(), await createAccount()];
	await createRole(first.schoolId, admin.userId, { role: "admin" });
	for (const { schoolId } of [first, second]) await createRole(schoolId, anna.userId);
	const [session, other] = [await scopeOf(anna.userId), await scopeOf(anna.userId)];
	expect(await revokeAll(await scopeOf(admin.userId), anna.userId)).toBe(2);
	expect((await again(session))?.schoolId).toBe(second.schoolId);
	const there = await again(other);
	expect(there?.schoolId).toBe(second.schoolId);
	expect(await inSchool(second, (tx) => tx.securityEvent.count())).toBe(0);
	if (there) expect(await revokeOthers(there)).toBe(1);
	expect([await again(session), (await again(other))?.schoolId]).toEqual([null, second.schoolId]);
	const told = await inSchool(first, (tx) => tx.accountEvent.findMany());
	expect(told.map(({ userId, act, byUser }) => [userId, act, byUser])).toEqual([
		[anna.userId, "sessions-ended", admin.userId],
	]);
});

it.each([
	["ended", { endDate: today() }],
	["begins later", { beginDate: addDays(today(), 3) }],
])("a role that %s gives an admin no right to somebody's sessions", async (_when, over) => {
	const { schoolId } = await createSchool();
	const [admin, anna] = [await createAccount(), await createAccount()];
	await createRole(schoolId, admin.userId, { role: "admin" });
	await createRole(schoolId, anna.userId, over);
	await expect(revokeAll(await scopeOf(admin.userId), anna.userId)).rejects.toThrow("not-found");
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
		await beginSessionOf(mine.userId, now(), "code", place),
		await scopeOf(mine.userId),
		await beginSessionOf(mine.userId, new Date(now().getTime() - 5 * 3_600_000)),
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

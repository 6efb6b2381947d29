import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { today } from "../../clock";
import { inSchool } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { createAccount, createRole, createSchool } from "../../testing/factories";
import { endRole } from "./end-role";
import { invite } from "./invite";
import { resendInvitation } from "./resend-invitation";
import { setRoleEnd } from "./set-role-end";

testDatabase();

const password = "vier gewone woorden samen";
const later = addDays(today(), 30);
const adminOf = async (
	schoolId: Parameters<typeof createRole>[0],
	over: { password?: string; endDate?: string } = {},
) => {
	const { userId } = await createAccount({ password: over.password ?? password });
	await createRole(schoolId, userId, { role: "admin", ...(over.endDate ? { endDate: over.endDate } : {}) });
	return userId;
};

describe("the end of a role", () => {
	it("is set, moved and taken away, each with an audit row, and reaches no other school", async () => {
		const [{ schoolId }, other] = [await createSchool(), await createSchool()];
		const { userId } = await createAccount({ password });
		await createRole(schoolId, userId);
		const scope = jobScope(schoolId);
		await setRoleEnd(scope, { userId, role: "staff", endDate: later });
		await setRoleEnd(scope, { userId, role: "staff", endDate: null });
		const ends = await inSchool(scope, (tx) => tx.schoolRole.findMany({ where: { userId } }));
		expect(ends.map(({ endDate }) => endDate)).toEqual([null]);
		const events = await inSchool(scope, (tx) => tx.auditEvent.findMany({ where: { action: "role.change" } }));
		expect(new Set(events.map(({ subject }) => (subject as { endDate: string | null }).endDate))).toEqual(
			new Set([later, null]),
		);
		await expect(setRoleEnd(jobScope(other.schoolId), { userId, role: "staff", endDate: null })).rejects.toThrow(
			"not-found",
		);
	});

	it("lies after today and after its begin, and a role that is over has no other end", async () => {
		const { schoolId } = await createSchool();
		const scope = jobScope(schoolId);
		const { userId } = await createAccount({ password });
		await createRole(schoolId, userId, { beginDate: later });
		for (const endDate of [today(), later])
			await expect(setRoleEnd(scope, { userId, role: "staff", endDate })).rejects.toThrow("end-date-past");
		const over = await createAccount({ password });
		await createRole(schoolId, over.userId, { endDate: today() });
		await expect(setRoleEnd(scope, { userId: over.userId, role: "staff", endDate: later })).rejects.toThrow(
			"not-found",
		);
		await expect(endRole(scope, { userId: over.userId, role: "staff" })).rejects.toThrow("not-found");
	});

	it("of an admin needs another who can sign in and stays longer", async () => {
		const { schoolId } = await createSchool();
		const scope = jobScope(schoolId);
		const first = await adminOf(schoolId);
		const refused = () => expect(setRoleEnd(scope, { userId: first, role: "admin", endDate: later })).rejects;
		await refused().toThrow("last-admin");
		// Invited only: nobody may ever read the letter.
		await invite(scope, { email: "nieuw@school.test", name: "Nieuw", role: "admin" });
		await refused().toThrow("last-admin");
		await expect(endRole(scope, { userId: first, role: "admin" })).rejects.toThrow("last-admin");
		await adminOf(schoolId, { endDate: later });
		await refused().toThrow("last-admin");
		await adminOf(schoolId);
		await setRoleEnd(scope, { userId: first, role: "admin", endDate: later });
	});

	it("is for an admin to say", async () => {
		const { schoolId } = await createSchool();
		const { userId } = await createAccount({ password });
		await createRole(schoolId, userId);
		const scope = await findSessionScope(await beginSession(userId));
		if (!scope) throw new Error("no scope");
		await expect(setRoleEnd(scope, { userId, role: "staff", endDate: null })).rejects.toThrow("not-allowed");
		await expect(resendInvitation(scope, userId)).rejects.toThrow("not-allowed");
	});
});

describe("an invitation sent again", () => {
	it("brings a fresh link and leaves the dates; not for who can sign in or is of elsewhere", async () => {
		const [{ schoolId }, other] = [await createSchool(), await createSchool()];
		const scope = jobScope(schoolId);
		const { userId } = await invite(scope, { email: "bo@school.test", name: "Bo", role: "staff", endDate: later });
		await resendInvitation(scope, userId);
		const [role] = await inSchool(scope, (tx) => tx.schoolRole.findMany({ where: { userId } }));
		expect(role?.endDate?.toISOString().slice(0, 10)).toBe(later);
		const letters = await inSchool(scope, (tx) => tx.outboxMail.findMany({ where: { schoolId } }));
		const links = letters.map(({ params }) => (params as { link: string | null }).link);
		expect(new Set(links).size).toBe(2);
		await expect(resendInvitation(jobScope(other.schoolId), userId)).rejects.toThrow("not-found");
		await expect(resendInvitation(scope, await adminOf(schoolId))).rejects.toThrow("not-found");
		await expect(
			invite(scope, { email: "cor@school.test", name: "Cor", role: "staff", endDate: today() }),
		).rejects.toThrow("end-date-past");
	});
});

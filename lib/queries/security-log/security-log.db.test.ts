import { describe, expect, it } from "vitest";
import { findPupilAccess } from "../../authz/access";
import { jobScope } from "../../authz/job-scope";
import { notePersonRefused } from "../../authz/security-log/note-person-refused";
import { noteSecurityEvents, securityEventsNoted } from "../../authz/security-log/note-security-event";
import { unknownPlace } from "../../authz/sessions/session-place";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { now } from "../../clock";
import { revokeAll } from "../../commands/sessions/revoke-all";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId, UserId } from "../../domain/ids";
import { securityEvents } from "../../domain/security-events";
import { translator } from "../../i18n/translator";
import { eraseOld } from "../../ingest/erase-old";
import { signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { getSecurityWeek } from "./get-security-week";
import { listOwnSecurityEvents } from "./list-own-security-events";
import { listSecurityEvents } from "./list-security-events";

testDatabase();

const place = { browser: "Firefox", system: "Windows", network: "145.97.12.x" };
const everything = { of: null, event: null, from: null, to: null, cursor: null };

const linesOf = async (schoolId: SchoolId) => {
	await securityEventsNoted();
	const rows = await inSchool({ schoolId }, (tx) => tx.securityEvent.findMany({ orderBy: { id: "asc" } }));
	return rows.map(({ userId, event, cause }) => [userId, event, cause]);
};

async function addLine(schoolId: SchoolId, userId: UserId, at: Date): Promise<void> {
	await inSchool({ schoolId }, (tx) =>
		tx.securityEvent.create({
			data: { placeId: schoolId, id: newId(), at, userId, event: "signed-in", cause: "password", ...place },
		}),
	);
}

describe("what is written", () => {
	it("a refused sign-in stands in the log of each school where the address has an account, and tells nothing that was typed", async () => {
		const [first, second, other] = [await createSchool(), await createSchool(), await createSchool()];
		const { userId, email } = await createAccount();
		for (const { schoolId } of [first, second]) await createRole(schoolId, userId);
		notePersonRefused(` ${email.toUpperCase()} `, "password", place);
		notePersonRefused("vijf gele boten", "password", place);
		notePersonRefused(`nul\0teken`, "code", place);
		for (const { schoolId } of [first, second])
			expect(await linesOf(schoolId)).toEqual([[userId, "sign-in-refused", "password"]]);
		expect(await linesOf(other.schoolId)).toEqual([]);
		const [row] = await inSchool(first, (tx) => tx.securityEvent.findMany());
		expect(row).toMatchObject(place);
		expect(JSON.stringify(row)).not.toContain(email.split("@")[0]);
	});

	it("who guesses fills nobody's log: sixty refusals an hour, then silence", async () => {
		const { schoolId } = await createSchool();
		const { userId, email } = await createAccount();
		await createRole(schoolId, userId);
		for (let tries = 0; tries < 70; tries += 1) {
			notePersonRefused(email, "held-back", unknownPlace);
			await securityEventsNoted();
		}
		expect(await linesOf(schoolId)).toHaveLength(60);
		// The owner who comes in after all is seen.
		noteSecurityEvents(async () => [{ placeId: schoolId, userId, event: "signed-in", cause: "code", place }]);
		expect((await linesOf(schoolId)).at(-1)).toEqual([userId, "signed-in", "code"]);
	});

	it("a session that is ended says by whom, with the place of that session", async () => {
		const { schoolId } = await createSchool();
		const admin = await signedIn(schoolId);
		const { userId } = await createAccount();
		await createRole(schoolId, userId);
		await beginSessionOf(userId, now(), "password", place);
		await beginSessionOf(userId, new Date(now().getTime() - 13 * 3_600_000));
		expect(await revokeAll(admin, userId)).toBe(1);
		expect(await linesOf(schoolId)).toEqual([[userId, "session-ended", "admin"]]);
		expect(await inSchool(admin, (tx) => tx.securityEvent.findFirst())).toMatchObject(place);
	});

	it("somebody else's pupil and a right of another role are refusals, once a while each", async () => {
		const { schoolId } = await createSchool();
		const staff = await signedIn(schoolId, "staff");
		for (const pupilId of [newId<PersonId>(), newId<PersonId>()])
			expect(await inSchool(staff, (tx) => findPupilAccess(tx, staff, pupilId))).toBeNull();
		expect(() => listSecurityEvents(staff, everything)).toThrow("not-allowed");
		expect((await linesOf(schoolId)).sort()).toEqual([
			[staff.userId, "access-refused", "pupil"],
			[staff.userId, "access-refused", "right"],
		]);
	});
});

describe("what is read", () => {
	it("the admin reads and narrows the lines of the school; everybody the own ones", async () => {
		const { schoolId } = await createSchool();
		const elsewhere = await createSchool();
		const [admin, staff] = [await signedIn(schoolId), await signedIn(schoolId, "staff", "Bo Bakker")];
		const stranger = await signedIn(elsewhere.schoolId, "admin");
		const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);
		await addLine(schoolId, admin.userId, daysAgo(100));
		await addLine(schoolId, admin.userId, daysAgo(8));
		await addLine(schoolId, staff.userId, daysAgo(1));
		const { email } = await createAccount();
		notePersonRefused(email, "password", place);
		await securityEventsNoted();
		const names = async (over: { of?: UserId }) =>
			(await listSecurityEvents(admin, { ...everything, ...over })).rows.map(({ name }) => name);
		expect(await names({})).toEqual(["Bo Bakker", "Ans de Wit", "Ans de Wit"]);
		expect(await names({ of: staff.userId })).toEqual(["Bo Bakker"]);
		expect(await names({ of: stranger.userId })).toEqual([]);
		expect((await listSecurityEvents(admin, { ...everything, event: "sign-in-refused" })).rows).toEqual([]);
		expect((await listSecurityEvents(stranger, everything)).rows).toEqual([]);
		expect(await getSecurityWeek(admin)).toEqual({ signedIn: 1, people: 1, refused: 0, heldBack: 0, noAccess: 0 });
		expect((await listOwnSecurityEvents(admin)).map(({ userId }) => userId)).toEqual([admin.userId]);
		expect(await listOwnSecurityEvents(staff)).toHaveLength(1);
	});

	it("pages by fifty", async () => {
		const { schoolId } = await createSchool();
		const admin = await signedIn(schoolId);
		for (let line = 0; line < 51; line += 1) await addLine(schoolId, admin.userId, now());
		const first = await listSecurityEvents(admin, everything);
		const second = await listSecurityEvents(admin, { ...everything, cursor: first.older });
		expect([first.rows.length, second.rows.length, second.older]).toEqual([50, 1, null]);
		expect((await listSecurityEvents(admin, { ...everything, cursor: "no cursor" })).rows).toHaveLength(50);
	});
});

describe("what is kept", () => {
	it("the program can neither change nor take out a line; the owner's function keeps ninety days whatever is asked", async () => {
		const { schoolId } = await createSchool();
		const other = await createSchool();
		const { userId } = await createAccount();
		const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);
		for (const days of [1, 89, 91, 400]) await addLine(schoolId, userId, daysAgo(days));
		await addLine(other.schoolId, userId, daysAgo(400));
		await expect(inSchool({ schoolId }, (tx) => tx.securityEvent.deleteMany())).rejects.toThrow(/permission denied/);
		await expect(
			inSchool({ schoolId }, (tx) => tx.securityEvent.updateMany({ data: { cause: "identity" } })),
		).rejects.toThrow(/permission denied/);
		const erase = (of: SchoolId, until: Date) =>
			inSchool(
				{ schoolId },
				(tx) => tx.$queryRaw`SELECT erase_security_events(${of}::uuid, ${until}::timestamptz, 1000)`,
			);
		await erase(schoolId, daysAgo(-10_000));
		// Another school than the one that is set is out of reach for the function too.
		await erase(other.schoolId, daysAgo(-10_000));
		expect(await linesOf(schoolId)).toHaveLength(2);
		expect(await linesOf(other.schoolId)).toHaveLength(1);
	});

	it("what is older than the school's retention goes at night, and the audit log counts it", async () => {
		const { schoolId } = await createSchool();
		const { userId } = await createAccount();
		for (const days of [1, 179, 181]) await addLine(schoolId, userId, new Date(now().getTime() - days * 86_400_000));
		expect(await eraseOld(jobScope(schoolId))).toEqual({ views: 0, letters: 0, security: 1 });
		expect(await linesOf(schoolId)).toHaveLength(2);
		const events = await inSchool({ schoolId }, (tx) =>
			tx.auditEvent.findMany({ where: { action: "retention.erase" } }),
		);
		expect(events.map(({ subject }) => subject)).toEqual([{ security: 1 }]);
	});
});

it.each(["nl", "en"] as const)("every line has words in %s", (locale) => {
	const t = translator(locale, "securityLog");
	for (const [event, causes] of Object.entries(securityEvents))
		for (const cause of causes)
			expect([event, cause, t.has(`events.${event}.${cause}` as "title")]).toEqual([event, cause, true]);
});

it("a scope whose school was set goes on in it after a line was written", async () => {
	const { schoolId } = await createSchool();
	const scope = await signedIn(schoolId);
	const other = await signedIn(schoolId, "staff");
	expect(await revokeAll(scope, other.userId)).toBe(1);
	expect(await findSessionScope(other.sessionId)).toBeNull();
	const audited = await inSchool(scope, (tx) => tx.auditEvent.count({ where: { action: "session.revoke-all" } }));
	expect(audited).toBe(1);
});

import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { today } from "../../clock";
import { sealAudit } from "../../commands/audit/seal-audit";
import { recordAudit } from "../../commands/record-audit";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { createAccount, createPupil, createRole, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { checkAudit } from "./check-audit";
import { findLastSeal } from "./find-last-seal";
import { type AuditQuestion, listAudit } from "./list-audit";

testDatabase();

const all: AuditQuestion = { by: null, action: null, from: null, to: null, about: null, cursor: null };

function scopeOf(schoolId: SchoolId, userId: UserId, role: "admin" | "staff" = "admin") {
	return personScope({ schoolId, userId, role });
}

async function schoolWithAdmin() {
	const { schoolId } = await createSchool();
	const { userId } = await createAccount({ name: "Dirk" });
	await createRole(schoolId, userId, { role: "admin" });
	return { schoolId, userId, admin: scopeOf(schoolId, userId) };
}

it("tells who did what to what, by name where there is one, newest first, and what waits for a seal", async () => {
	const { schoolId, userId, admin } = await schoolWithAdmin();
	const { pupilId } = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos" });
	await inSchool(admin, (tx) => recordAudit(tx, admin, "note.add", { noteId: newId(), pupilId, kind: "talk" }));
	await sealAudit(jobScope(schoolId));
	const machine = jobScope(schoolId);
	await inSchool(machine, (tx) => recordAudit(tx, machine, "role.grant", { userId, role: "admin", personId: null }));
	const { rows, older } = await listAudit(admin, all);
	expect(older).toBeNull();
	expect(rows.map(({ by, action, sealed }) => [by, action, sealed])).toEqual([
		[null, "role.grant", false],
		["Dirk", "note.add", true],
	]);
	expect(rows[0]?.details).toEqual([
		{ key: "role", value: "admin", name: null },
		{ key: "userId", value: userId, name: "Dirk" },
	]);
	expect(rows[1]?.details).toContainEqual({ key: "pupilId", value: pupilId, name: "Sem Bos" });
	expect(await findLastSeal(admin)).toMatchObject({ sequence: 1 });
	expect(await checkAudit(admin)).toMatchObject({ waiting: 1, sealed: 1, broken: null });
});

it("finds by person, by the system, by action, day and id, and nothing of another school", async () => {
	const { schoolId, userId, admin } = await schoolWithAdmin();
	const noteId = newId();
	await inSchool(admin, async (tx) => {
		await recordAudit(tx, admin, "note.add", { noteId });
		await recordAudit(tx, admin, "note.remove", { noteId: newId() });
		await recordAudit(tx, jobScope(schoolId), "raw-erased", { rosters: 2 });
	});
	const actions = async (over: Partial<AuditQuestion>) =>
		(await listAudit(admin, { ...all, ...over })).rows.map(({ action }) => action).toSorted();
	expect(await actions({ by: userId })).toEqual(["note.add", "note.remove"]);
	expect(await actions({ by: "system" })).toEqual(["raw-erased"]);
	expect(await actions({ action: "note.remove" })).toEqual(["note.remove"]);
	expect(await actions({ about: noteId })).toEqual(["note.add"]);
	expect(await actions({ from: today(), to: today() })).toHaveLength(3);
	expect(await actions({ from: addDays(today(), 1) })).toEqual([]);
	expect(await actions({ to: addDays(today(), -1) })).toEqual([]);
	const other = await schoolWithAdmin();
	expect((await listAudit(other.admin, { ...all, about: noteId })).rows).toEqual([]);
});

it("pages without losing or repeating a row, also of one moment, and begins anew at a cursor that is none", async () => {
	const { schoolId, admin } = await schoolWithAdmin();
	const at = new Date();
	await inSchool(admin, (tx) =>
		tx.auditEvent.createMany({
			data: Array.from({ length: 7 }, (_, index) => ({
				...{ schoolId, id: newId(), at, action: "goals.map", subject: { version: index } },
			})),
		}),
	);
	const seen: string[] = [];
	let cursor: string | null = null;
	do {
		const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(admin, { ...all, cursor }, 3);
		seen.push(...page.rows.map(({ id }) => id));
		cursor = page.older;
	} while (cursor !== null);
	expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
	expect((await listAudit(admin, { ...all, cursor: "none" })).rows).toHaveLength(7);
});

it("is for the admin", async () => {
	const { schoolId, userId } = await schoolWithAdmin();
	const staff = scopeOf(schoolId, userId, "staff");
	expect(() => listAudit(staff, all)).toThrow("not-allowed");
	expect(() => checkAudit(staff)).toThrow("not-allowed");
	await expect(findLastSeal(staff)).rejects.toThrow("not-allowed");
});

import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, UserId } from "../../domain/ids";
import { listScaleFamilies } from "../../queries/scale-families/list-scale-families";
import { testDatabase } from "../../testing/database";
import {
	createAccount,
	createAccountAt,
	createConnection,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { addSitting } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { changeFamily } from "./change-family";
import { confirmFamily } from "./confirm-family";
import { undoFamily } from "./undo-family";

testDatabase();
let school: TestSchool;
let other: TestSchool;
let connectionId: ConnectionId;
let admin: Scope;
let ids: string[];

const scopeOf = (of: TestSchool, userId: UserId, role: "staff" | "admin") =>
	personScope({ schoolId: of.schoolId, userId, role, today: "2026-11-23" });

/** Two tests named alike, one named otherwise with a skill score, one with a percentage alone. */
beforeAll(async () => {
	[school, other] = [await createSchool(), await createSchool()];
	const { userId } = await createAccount({ name: "Beheer" });
	await createAccountAt(school.schoolId, userId);
	admin = scopeOf(school, userId, "admin");
	({ connectionId } = await createConnection(school.schoolId, { supplierName: "Peilwaard" }));
	const { pupilId } = await createPupil(school.schoolId);
	const place = { schoolId: school.schoolId, connectionId };
	const of = async (name: string, type: string) =>
		(await addSitting(place, { name, day: "2026-10-20", type }, [{ pupilId, text: "200" }])).assessmentId;
	ids = [
		await of("Peiling M5", "skill-score"),
		await of("Peiling E5", "skill-score"),
		await of("Anders M5", "skill-score"),
		await of("Blok 3", "percentage-correct"),
	];
});

const family = (over: object = {}) => ({
	connectionId,
	measureType: "skill-score" as const,
	name: "Peiling",
	assessmentIds: ids.slice(0, 2),
	standardError: "4.5",
	errorSource: "handleiding",
	...over,
});
const audits = () => inSchool(school, (tx) => tx.auditEvent.findMany({ orderBy: { id: "asc" } }));

describe("scale families", () => {
	it("are suggested with their tests, confirmed by a person, split and taken back, each in the log", async () => {
		const before = await listScaleFamilies(admin);
		expect(before.families).toEqual([]);
		expect(before.suggestions).toMatchObject([
			{ name: "Peiling", supplier: "Peilwaard", assessmentIds: [ids[1], ids[0]], others: [{ assessmentId: ids[2] }] },
		]);
		expect(before.loose.map((test) => test.name)).toEqual(["Anders M5", "Blok 3"]);
		// No score of anybody; an id may hold these digits among others.
		expect(JSON.stringify(before)).not.toMatch(/(?<![\w-])200(?![\w-])/);

		const { familyId } = await confirmFamily(admin, family());
		const confirmed = await listScaleFamilies(admin);
		expect(confirmed.suggestions).toEqual([]);
		expect(confirmed.families).toMatchObject([
			{ familyId, confirmedBy: "Beheer", standardError: "4.5", others: [{ assessmentId: ids[2] }] },
		]);
		await expect(confirmFamily(admin, family({ name: "Nog eens" }))).rejects.toThrow("conflict");

		await changeFamily(admin, { ...family(), familyId, assessmentIds: [ids[0]!, ids[2]!], name: "Nieuw" });
		const changed = await listScaleFamilies(admin);
		expect(changed.families[0]?.assessments.map((test) => test.name)).toEqual(["Anders M5", "Peiling M5"]);
		expect(changed.families[0]?.name).toBe("Nieuw");

		await undoFamily(admin, { familyId });
		expect(await listScaleFamilies(admin)).toEqual(before);
		await expect(undoFamily(admin, { familyId })).rejects.toThrow("not-found");
		expect((await audits()).map((row) => [row.action, row.userId, row.subject])).toEqual([
			["scale-family.confirm", admin.userId, { familyId, connectionId, added: 2 }],
			["scale-family.change", admin.userId, { familyId, connectionId, added: 1, removed: 1 }],
			["scale-family.undo", admin.userId, { familyId, removed: 2 }],
		]);
	});

	it("are declared by a command at the machine without a person", async () => {
		const { familyId } = await confirmFamily(jobScope(school.schoolId), family());
		expect((await listScaleFamilies(admin)).families).toMatchObject([{ familyId, confirmedBy: null }]);
		await undoFamily(jobScope(school.schoolId), { familyId });
	});

	it("refuse a test of another supplier, an error without a source, no tests, and who may not", async () => {
		const { connectionId: second } = await createConnection(school.schoolId);
		await expect(confirmFamily(admin, family({ connectionId: second }))).rejects.toThrow("not-found");
		await expect(confirmFamily(admin, family({ errorSource: null }))).rejects.toThrow("invalid");
		await expect(confirmFamily(admin, family({ standardError: "0" }))).rejects.toThrow("invalid");
		await expect(confirmFamily(admin, family({ assessmentIds: [] }))).rejects.toThrow("invalid");
		const staff = scopeOf(school, admin.userId, "staff");
		await expect(confirmFamily(staff, family())).rejects.toThrow("not-allowed");
		await expect(listScaleFamilies(staff)).rejects.toThrow("not-allowed");
		expect((await listScaleFamilies(admin)).families).toEqual([]);
	});

	it("of another school are neither seen nor changed", async () => {
		const { familyId } = await confirmFamily(admin, family());
		const stranger = scopeOf(other, admin.userId, "admin");
		expect(await listScaleFamilies(stranger)).toEqual({ families: [], suggestions: [], loose: [], scales: [] });
		await expect(undoFamily(stranger, { familyId })).rejects.toThrow("not-found");
		await expect(changeFamily(stranger, { ...family(), familyId })).rejects.toThrow("not-found");
		await expect(confirmFamily(stranger, family())).rejects.toThrow("not-found");
		await undoFamily(admin, { familyId });
	});
});

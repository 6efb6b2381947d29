import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId } from "../../domain/ids";
import { checkAudit } from "../../queries/audit/check-audit";
import { testDatabase } from "../../testing/database";
import { createAccount, createEmployee, createPupil, createSchool } from "../../testing/factories";
import { createFullSchool, scopeOf } from "../../testing/full-school";
import { sealAudit } from "../audit/seal-audit";
import { askErasure } from "./ask-erasure";
import { countTraces, keepsIds } from "./count-traces";
import { erasePupil } from "./erase-pupil";
import { findNeedles } from "./find-needles";
import { byteColumns, listSchoolColumns } from "./school-columns";

const database = testDatabase();

const tracesOf = (schoolId: SchoolId, needles: NonNullable<Awaited<ReturnType<typeof findNeedles>>>) =>
	inSchool({ schoolId }, (tx) => countTraces(tx, jobScope(schoolId), needles, "everything"));

/** Every row of the other pupil, of every table, as text. */
async function rowsOf(schoolId: SchoolId, pupilId: PersonId): Promise<string[]> {
	const columns = await inSchool({ schoolId }, (tx) => listSchoolColumns(tx));
	const rows: string[] = [];
	for (const { table, column } of columns.filter(
		({ type, table }) => type === "uuid" && table !== "dirty_signal_group",
	))
		rows.push(
			...(
				await database.query<{ row: string }>(
					"superuser",
					`SELECT '${table} ' || to_jsonb(t)::text AS row FROM "${table}" t WHERE school_id = $1 AND "${column}" = $2`,
					[schoolId, pupilId],
				)
			).map(({ row }) => row),
		);
	return rows.toSorted();
}

async function payloadsOf(schoolId: SchoolId): Promise<string[]> {
	const rows = await inSchool({ schoolId }, (tx) => tx.deliveryPayload.findMany({ orderBy: { deliveryId: "asc" } }));
	return rows.map(({ body }) => inflateRawSync(body).toString());
}

async function ask(admin: Scope, pupilId: PersonId, typedName: string): Promise<string> {
	await askErasure(admin, { pupilId, typedName });
	const row = await inSchool(admin, (tx) => tx.pupilErasure.findFirstOrThrow({ where: { erasedPupil: pupilId } }));
	return row.id;
}

describe("a pupil who is erased", () => {
	let world: Awaited<ReturnType<typeof createFullSchool>>;
	beforeAll(async () => {
		world = await createFullSchool();
	});

	it("is gone from every table and message; others, their figures and the chain of the log stay", async () => {
		const { schoolId, sem, noor, admin } = world;
		const scope = jobScope(schoolId);
		await sealAudit(scope);
		const needles = await inSchool(admin, (tx) => findNeedles(tx, admin, sem.pupilId));
		if (!needles) throw new Error("no pupil");
		// The world of this test names the pupil in each table that has a column for it.
		const columns = await inSchool(admin, (tx) => listSchoolColumns(tx));
		const expected = columns.filter(({ column }) => /^(pupil|person)_ids?$/.test(column)).map(({ table }) => table);
		const before = await tracesOf(schoolId, needles);
		const ofStaff = ["lone_act", "school_role", "visibility_exception"];
		expect(Object.keys(before)).toEqual(
			expect.arrayContaining([...new Set(expected)].filter((table) => ![...keepsIds, ...ofStaff].includes(table))),
		);
		expect(Object.keys(before)).toEqual(expect.arrayContaining(["held_record", "xapi_statement", "person"]));
		const others = await rowsOf(schoolId, noor.pupilId);
		expect(others.length).toBeGreaterThan(8);

		const erasureId = await ask(admin, sem.pupilId, " sem  van wissen");
		await erasePupil(scope, erasureId);

		expect(await tracesOf(schoolId, needles)).toEqual({});
		for (const body of await payloadsOf(schoolId)) expect(body).not.toContain(sem.eckId.slice(-128));
		expect(await rowsOf(schoolId, noor.pupilId)).toEqual(others);
		await sealAudit(scope);
		expect(await checkAudit(scope)).toMatchObject({ broken: null, waiting: 0 });
	});

	it("leaves statements of others at their places, and what waits for somebody of the same number elsewhere", async () => {
		const { schoolId, noor } = world;
		const lists = (await payloadsOf(schoolId)).map((body) => JSON.parse(body) as (object | null)[]);
		expect(lists.map((list) => list.map((one) => one !== null))).toEqual([
			[true, false, true],
			[false, true],
		]);
		for (const one of lists.flat()) if (one !== null) expect(JSON.stringify(one)).toContain(noor.eckId);
		await inSchool({ schoolId }, async (tx) => {
			expect(await tx.xapiStatement.count()).toBe(3);
			expect((await tx.heldRecord.findMany()).map(({ reason, index }) => [reason, index])).toContainEqual([
				"ambiguous-pupil",
				1,
			]);
			expect(await tx.rosterImport.findMany({ select: { state: true, body: true } })).toEqual([
				{ state: "discarded", body: new Uint8Array() },
			]);
		});
	});

	it("is proven by a row with counts and one of the log, and names left to a person are told", async () => {
		const { schoolId, sem } = world;
		const row = await inSchool({ schoolId }, (tx) => tx.pupilErasure.findFirstOrThrow());
		expect(row).toMatchObject({ state: "done", erasedPupil: sem.pupilId });
		expect(row.counts).toMatchObject({ payloads: { cut: 2, erased: 2 }, rosterFiles: 1, named: { note: 1 }, left: {} });
		const events = await inSchool({ schoolId }, (tx) =>
			tx.auditEvent.findMany({ where: { action: { startsWith: "pupil." } }, orderBy: { at: "asc" } }),
		);
		expect(events.map(({ action }) => action)).toEqual(["pupil.erase-ask", "pupil.erase"]);
		expect(JSON.stringify(events)).not.toContain("Wissen");
		// Twice is the same as once.
		await erasePupil(jobScope(schoolId), row.id);
		expect(await inSchool({ schoolId }, (tx) => tx.auditEvent.count({ where: { action: "pupil.erase" } }))).toBe(1);
	});
});

it("is asked for by an admin, with the name, once, and for a pupil of the school", async () => {
	const school = await createSchool();
	const { schoolId } = school;
	const { userId } = await createAccount();
	const admin = scopeOf(schoolId, userId);
	const { pupilId } = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos" });
	const { personId } = await createEmployee(schoolId, { givenName: "Anna", familyName: "Bos" });
	const elsewhere = await createPupil((await createSchool()).schoolId, { givenName: "Sem", familyName: "Bos" });
	const asked = (id: PersonId, typedName = "Sem Bos", scope = admin) => askErasure(scope, { pupilId: id, typedName });
	await expect(asked(pupilId, "Sem")).rejects.toThrow("name-differs");
	await expect(asked(elsewhere.pupilId)).rejects.toThrow("not-found");
	await expect(asked(personId, "Anna Bos")).rejects.toThrow("not-found");
	await expect(asked(pupilId, "Sem Bos", scopeOf(schoolId, userId, "staff"))).rejects.toThrow("not-allowed");
	await asked(pupilId);
	await expect(asked(pupilId)).rejects.toThrow("erasure-asked");
	const jobs = await prisma().$queryRaw<{ data: { schoolId: string } }[]>`
		SELECT data FROM pgboss.job WHERE name = 'erase-pupil'`;
	expect(jobs.filter(({ data }) => data.schoolId === schoolId)).toHaveLength(1);
});

it("goes from no table when something of the pupil would be left, and says where", async () => {
	const school = await createSchool();
	const { schoolId } = school;
	const { userId } = await createAccount();
	const { pupilId, eckId } = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos" });
	// A setting never holds a pupil; a later version of something might.
	await inSchool(school, (tx) => tx.schoolSetting.create({ data: { schoolId, key: "later", value: { eckId } } }));
	const erasureId = await ask(scopeOf(schoolId, userId), pupilId, "Sem Bos");
	await erasePupil(jobScope(schoolId), erasureId);
	await inSchool(school, async (tx) => {
		expect(await tx.person.count({ where: { id: pupilId } })).toBe(1);
		expect(await tx.pupilErasure.findFirst()).toMatchObject({
			state: "left-over",
			counts: { left: { school_setting: 1 } },
		});
	});
});

it("every column of bytes is known for what it holds", async () => {
	const { schoolId } = await createSchool();
	const columns = await inSchool({ schoolId }, (tx) => listSchoolColumns(tx));
	const bytes = columns.filter(({ type }) => type === "bytea").map(({ table, column }) => `${table}.${column}`);
	expect(bytes.toSorted()).toEqual(Object.keys(byteColumns).toSorted());
});

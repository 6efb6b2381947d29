import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createAccount, createEmployee, createPupil, createRole, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { linkAccount } from "./link-account";

testDatabase();

const scopeOf = (schoolId: SchoolId, role: "admin" | "staff") => personScope({ schoolId, role });

async function staffOf(schoolId: SchoolId) {
	const { userId } = await createAccount();
	await createRole(schoolId, userId, { role: "staff" });
	const linked = () =>
		inSchool({ schoolId }, async (tx) => (await tx.schoolRole.findFirstOrThrow({ where: { userId } })).personId);
	return { userId, linked };
}

it("an admin says which employee an account is, and the log keeps who said so", async () => {
	const { schoolId } = await createSchool();
	const [{ userId, linked }, { personId }] = [await staffOf(schoolId), await createEmployee(schoolId)];
	const admin = scopeOf(schoolId, "admin");
	await linkAccount(admin, { userId, personId });
	expect(await linked()).toBe(personId);
	const [row] = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany({ where: { action: "role.link" } }));
	expect(row).toMatchObject({ userId: admin.userId, subject: { userId, personId } });
});

it("links nobody to a pupil, to an employee who left, or to one of another school, and never for a teacher", async () => {
	const [{ schoolId }, other] = [await createSchool(), await createSchool()];
	const { userId, linked } = await staffOf(schoolId);
	const admin = scopeOf(schoolId, "admin");
	const { pupilId } = await createPupil(schoolId);
	const { personId: left } = await createEmployee(schoolId);
	const asDate = new Date(`${today()}T00:00:00Z`);
	await inSchool({ schoolId }, (tx) => tx.person.updateMany({ where: { id: left }, data: { endedAt: asDate } }));
	const { personId: foreign } = await createEmployee(other.schoolId);
	for (const personId of [pupilId, left, foreign, newId()])
		await expect(linkAccount(admin, { userId, personId })).rejects.toThrow("not-found");
	const { personId } = await createEmployee(schoolId);
	await expect(linkAccount(scopeOf(schoolId, "staff"), { userId, personId })).rejects.toThrow("not-allowed");
	await expect(linkAccount(jobScope(other.schoolId), { userId, personId: foreign })).rejects.toThrow("not-found");
	await expect(linkAccount(admin, { userId: "nobody", personId })).rejects.toThrow("invalid");
	expect(await linked()).toBeNull();
});

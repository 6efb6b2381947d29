import { expect, it } from "vitest";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { invite } from "../../commands/accounts/invite";
import { testDatabase } from "../../testing/database";
import { createAccount, createEmployee, createPupil, createRole, createSchool } from "../../testing/factories";
import { listEmployees } from "../people/list-employees";
import { listOutbox } from "./list-outbox";

testDatabase();

async function scopeAt(schoolId: Parameters<typeof createRole>[0], role: "admin" | "staff") {
	const { userId } = await createAccount();
	await createRole(schoolId, userId, { role });
	const scope = await findSessionScope(await beginSession(userId));
	if (!scope) throw new Error("no scope");
	return scope;
}

it("the admin reads the letters and employees of the own school, staff and other admins do not", async () => {
	const [{ schoolId }, other] = [await createSchool({ name: "De Beuk" }), await createSchool()];
	const admin = await scopeAt(schoolId, "admin");
	await invite(admin, { email: "bas@school.test", name: "Bas", role: "staff" });
	const [letter] = await listOutbox(admin);
	expect(letter).toMatchObject({ toAddress: "bas@school.test", template: "invitation", readable: true, failed: false });
	expect(letter?.params).toMatchObject({ name: "Bas", school: "De Beuk" });
	expect(letter?.params.link).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
	const { personId } = await createEmployee(schoolId, { givenName: "Bas", namePrefix: "van der", familyName: "Veen" });
	await createPupil(schoolId);
	expect(await listEmployees(admin)).toEqual([{ personId, name: "Bas van der Veen" }]);

	const foreign = await scopeAt(other.schoolId, "admin");
	expect([await listOutbox(foreign), await listEmployees(foreign)]).toEqual([[], []]);
	const staff = await scopeAt(schoolId, "staff");
	await expect(listOutbox(staff)).rejects.toThrow("not-allowed");
	await expect(listEmployees(staff)).rejects.toThrow("not-allowed");
});

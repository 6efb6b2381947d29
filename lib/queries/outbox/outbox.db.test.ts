import { expect, it } from "vitest";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { requestPasswordReset } from "../../commands/accounts/request-password-reset";
import { offerRole } from "../../commands/offers/offer-role";
import { testDatabase } from "../../testing/database";
import {
	beginSessionOf,
	createAccount,
	createEmployee,
	createPupil,
	createRole,
	createSchool,
} from "../../testing/factories";
import { listEmployees } from "../people/list-employees";
import { listOutbox } from "./list-outbox";

testDatabase();

async function scopeAt(schoolId: Parameters<typeof createRole>[0], role: "admin" | "staff") {
	const { userId } = await createAccount();
	await createRole(schoolId, userId, { role });
	const scope = await findSessionScope(await beginSessionOf(userId));
	if (!scope) throw new Error("no scope");
	return scope;
}

it("the admin reads the letters and employees of the own school, staff and other admins do not", async () => {
	const [{ schoolId }, other] = [await createSchool({ name: "De Beuk" }), await createSchool()];
	const admin = await scopeAt(schoolId, "admin");
	const bas = await createAccount({ email: "bas@school.test", name: "Bas", password: "vier gewone woorden samen" });
	await createRole(schoolId, bas.userId);
	// Somebody who can sign in here is told to do so; the way there opens nothing by itself.
	await offerRole(admin, { email: "bas@school.test", name: "Bas", role: "admin" });
	await (await requestPasswordReset("bas@school.test", "198.51.100.1")).send();
	const [reset, letter] = await listOutbox(admin);
	expect(letter).toMatchObject({ toAddress: "bas@school.test", template: "roleOffered", failed: false });
	expect(letter?.params).toMatchObject({ name: "Bas", school: "De Beuk", link: "http://localhost:3000/account" });
	// What opens an account is readable for nobody but whom it is for.
	expect(reset).toMatchObject({ toAddress: "bas@school.test", template: "passwordReset" });
	expect(reset?.params).toMatchObject({ name: "Bas", school: "De Beuk", link: null });
	// Of somebody without an account there is no letter at all without mail: the link was shown once, to the admin.
	expect((await offerRole(admin, { email: "cor@school.test", name: "Cor", role: "staff" })).link).toMatch(
		/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/,
	);
	expect(JSON.stringify(await listOutbox(admin))).not.toMatch(/cor@|\/(invitation|forgotten)\//);
	const { personId } = await createEmployee(schoolId, { givenName: "Bas", namePrefix: "van der", familyName: "Veen" });
	await createPupil(schoolId);
	expect(await listEmployees(admin)).toEqual([{ personId, name: "Bas van der Veen" }]);

	const foreign = await scopeAt(other.schoolId, "admin");
	expect([await listOutbox(foreign), await listEmployees(foreign)]).toEqual([[], []]);
	const staff = await scopeAt(schoolId, "staff");
	await expect(listOutbox(staff)).rejects.toThrow("not-allowed");
	await expect(listEmployees(staff)).rejects.toThrow("not-allowed");
});

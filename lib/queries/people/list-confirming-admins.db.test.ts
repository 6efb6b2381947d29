import { expect, it } from "vitest";
import { now, today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { addDays, dayInAmsterdam } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { createAccount, createRole, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { listConfirmingAdmins } from "./list-confirming-admins";

testDatabase();

const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);

async function admin(schoolId: SchoolId, name: string, days: number, endDate?: string): Promise<UserId> {
	const { userId } = await createAccount({ name });
	await createRole(schoolId, userId, { role: "admin", endDate });
	await inSchool({ schoolId }, (tx) =>
		tx.schoolRole.updateMany({ where: { schoolId, userId }, data: { acceptedAt: daysAgo(days) } }),
	);
	return userId;
}

it("names the admins who may confirm an account, and from when: not who gave it, nor who is admin no more or elsewhere", async () => {
	const { schoolId } = await createSchool();
	const { userId } = await createAccount({ name: "Teacher" });
	await createRole(schoolId, userId);
	const scope = personScope({ schoolId, userId });
	expect(await listConfirmingAdmins(scope)).toEqual([]);
	const giver = await admin(schoolId, "Giver", 40);
	await inSchool({ schoolId }, (tx) =>
		tx.schoolRole.updateMany({ where: { schoolId, userId }, data: { tiedTo: giver, waits: true } }),
	);
	await admin(schoolId, "Fresh", 2);
	await admin(schoolId, "Former", 40, addDays(today(), -1));
	await admin((await createSchool()).schoolId, "Elsewhere", 40);
	const from = (days: number) => addDays(dayInAmsterdam(daysAgo(days)), 7);
	expect(await listConfirmingAdmins(scope)).toEqual([{ name: "Fresh", from: from(2) }]);
	await admin(schoolId, "Settled", 20);
	expect(await listConfirmingAdmins(scope)).toEqual([
		{ name: "Settled", from: from(20) },
		{ name: "Fresh", from: from(2) },
	]);
});

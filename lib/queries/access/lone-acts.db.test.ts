import { expect, it } from "vitest";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId, UserId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import {
	assign,
	createAccount,
	createEmployee,
	createGroup,
	createPupil,
	createRole,
	createSchool,
} from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { findPupilAccessPage } from "./find-pupil-access-page";
import { listOwnLoneActs } from "./list-own-lone-acts";

testDatabase();

const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);

function note(schoolId: SchoolId, act: string, personId: PersonId | null, byUser: UserId | null, days: number) {
	return inSchool({ schoolId }, (tx) =>
		tx.loneAct.create({ data: { schoolId, id: newId(), act, personId, byUser, at: daysAgo(days) } }),
	);
}

async function teacherOf() {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school);
	const { pupilId } = await createPupil(schoolId, { groupId });
	const { personId } = await createEmployee(schoolId, { givenName: "Anna", familyName: "Bos" });
	await assign(schoolId, personId, { kind: "class-teacher", groupId });
	const { userId } = await createAccount({ name: "Anna Bos" });
	await createRole(schoolId, userId, { personId });
	const admin = await createAccount({ name: "Carla" });
	await createRole(schoolId, admin.userId, { role: "admin" });
	return { schoolId, pupilId, personId, admin: admin.userId, scope: personScope({ schoolId, userId, personId }) };
}

it("an act of an admin alone is shown for a year to who may ask about the pupil, and to the employee", async () => {
	const { schoolId, pupilId, personId, admin, scope } = await teacherOf();
	const { personId: stranger } = await createEmployee(schoolId);
	await note(schoolId, "role", personId, admin, 300);
	await note(schoolId, "recover", personId, null, 2);
	await note(schoolId, "roster", personId, admin, 370);
	await note(schoolId, "substitute", stranger, admin, 1);
	await note(schoolId, "admin", null, admin, 1);
	const shown = [
		{ act: "recover", employee: "Anna Bos", by: null },
		{ act: "role", employee: "Anna Bos", by: "Carla" },
	];
	expect((await findPupilAccessPage(scope, pupilId, null))?.loneActs).toMatchObject(shown);
	expect(await listOwnLoneActs(scope)).toMatchObject(shown);
	expect(await listOwnLoneActs(personScope({ schoolId, userId: admin, role: "admin" }))).toEqual([]);
});

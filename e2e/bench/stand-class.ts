import { randomBytes } from "node:crypto";
import { inSchool } from "../../lib/db/in-school";
import type { GroupId, PersonId } from "../../lib/domain/ids";
import { addMember, assign, createAccount, createEmployee, createGroup, createRole } from "../../lib/testing/factories";
import { signIn } from "./sign-in";
import type { Stand } from "./stand";

export interface StandClass {
	readonly groupId: GroupId;
	readonly pupilIds: readonly PersonId[];
	/** Of its class teacher, signed in. */
	readonly cookie: string;
}

/** A class of pupils that the school has, with a class teacher who is signed in. */
export async function makeStandClass({ serving, school }: Stand, pupils: number): Promise<StandClass> {
	const { schoolId } = school;
	const { groupId } = await createGroup(school);
	const rows = await inSchool({ schoolId }, (tx) =>
		tx.person.findMany({ where: { kind: "pupil" }, orderBy: { id: "asc" }, take: pupils, select: { id: true } }),
	);
	const pupilIds = rows.map((row) => row.id as PersonId);
	for (const pupilId of pupilIds) await addMember(schoolId, groupId, pupilId);
	const password = `zeven groene fietsen ${randomBytes(6).toString("hex")}`;
	const { userId, email } = await createAccount({ password });
	const { personId } = await createEmployee(schoolId);
	await createRole(schoolId, userId, { personId });
	await assign(schoolId, personId, { kind: "class-teacher", groupId });
	return { groupId, pupilIds, cookie: await signIn(serving.baseUrl, { email, password }) };
}

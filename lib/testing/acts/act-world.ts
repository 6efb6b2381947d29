import type { Scope } from "../../authz/scope";
import { actFields } from "../../domain/answer";
import type { GroupId, PersonId } from "../../domain/ids";
import {
	assign,
	createAccount,
	createEmployee,
	createGroup,
	createPupil,
	createRole,
	createSchool,
} from "../factories";
import { personScope } from "../person-scope";

/** A school in which something can be done: two admins, a teacher and a colleague of one group, and two pupils. */
export async function makeActWorld() {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school, { name: "Groep 5" });
	const pupils = [await createPupil(schoolId, { groupId }), await createPupil(schoolId, { groupId })] as const;
	const person = async (name: string, role: "admin" | "staff", of?: PersonId): Promise<Scope> => {
		const { userId } = await createAccount({ name });
		await createRole(schoolId, userId, { role, personId: of });
		return personScope({ schoolId, userId, role, personId: of ?? null });
	};
	const teacherOf = async (name: string, group: GroupId) => {
		const { personId } = await createEmployee(schoolId, { givenName: name });
		await assign(schoolId, personId, { kind: "class-teacher", groupId: group });
		return person(name, "staff", personId);
	};
	return {
		...{ school, schoolId, groupId },
		pupilIds: pupils.map(({ pupilId }) => pupilId) as [PersonId, PersonId],
		admin: await person("Ans", "admin"),
		otherAdmin: await person("Cas", "admin"),
		teacher: await teacherOf("Tess", groupId),
		colleague: await teacherOf("Daan", groupId),
	};
}

export type ActWorld = Awaited<ReturnType<typeof makeActWorld>>;

/** What somebody fills in, by the names of the form; a list is a field that is there several times. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** One act that can be done in a world, as a form would send it. */
export interface DoableAct {
	/** Makes what it is done to, and gives what the form sends. */
	make(world: ActWorld): Promise<{
		readonly fields: Filled;
		/** The version that the form shows. */
		readonly seen?: string;
		/** Who does it, and who else may do the same at the same time (absent: the same person again). */
		readonly by: Scope;
		readonly orBy?: Scope;
	}>;
	/** Two people who do it do it twice: each adds something of their own. */
	readonly adds?: true;
}

export function formOf({ fields, seen }: { readonly fields: Filled; readonly seen?: string }, press: string): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
	form.set(actFields.id, press);
	if (seen !== undefined) form.set(actFields.seen, seen);
	return form;
}

import { type StaffRole, staffRoles } from "../lib/authz/hide-sources";
import { now, today } from "../lib/clock";
import { saveVisibility } from "../lib/commands/visibility/save-visibility";
import { newId } from "../lib/db/ids";
import { inSchool } from "../lib/db/in-school";
import { addDays } from "../lib/domain/school-day";
import { createAccount, createRole } from "../lib/testing/factories";
import { createHiddenSchool, employBy } from "../lib/testing/hidden-school";
import { personScope } from "../lib/testing/person-scope";
import type { VeiledClass, VeiledPerson } from "./school";

/** Their roles for the class, and the days of their exception counted from today. */
const cast: Readonly<Record<VeiledPerson, { roles: readonly StaffRole[]; exception?: readonly [number, number] }>> = {
	vera: { roles: ["class-teacher"] },
	tess: { roles: ["teacher"] },
	cato: { roles: ["coach"] },
	adam: { roles: staffRoles },
	hugo: { roles: ["class-teacher"], exception: [-9, 0] },
	morris: { roles: ["class-teacher", "coach"], exception: [1, 9] },
	ezra: { roles: ["class-teacher", "coach"], exception: [-9, 2] },
};

interface Account {
	readonly userId: string;
	readonly email: string;
	readonly password: string;
}

/** The class whose sources are hidden from every role, and who works with it. */
export async function makeVeiledClass(password: string) {
	const day = today();
	const school = await createHiddenSchool(day);
	const { schoolId, hidden } = school;
	const connectionIds = [hidden.practice.connectionId, hidden.tests.connectionId];
	const people: [string, Account][] = [];
	for (const [name, { roles, exception }] of Object.entries(cast)) {
		const email = `${name}@gordijn.test`;
		const { userId } = await createAccount({ email, name: `${name} Jansen`, password });
		const personId = await employBy(school, roles, addDays(day, -90));
		await createRole(schoolId, userId, { personId });
		people.push([name, { userId, email, password }]);
		if (exception === undefined) continue;
		const [begin, end] = exception.map((count) => new Date(addDays(day, count)));
		const dates = { beginDate: begin as Date, endDate: end as Date, createdAt: now() };
		await inSchool(school, (tx) =>
			tx.visibilityException.createMany({
				data: connectionIds.map((connectionId) => ({ schoolId, id: newId(), connectionId, personId, ...dates })),
			}),
		);
	}
	await saveVisibility(
		personScope({ schoolId, role: "admin" }),
		connectionIds.flatMap((connectionId) => staffRoles.map((role) => ({ connectionId, role, visible: false }))),
	);
	const { groupId, goalId, pupilIds, hiddenSittingId, hiddenSignalIds } = school;
	const veiled: VeiledClass = {
		...{ groupId, goalId, pupilIds, connectionIds },
		...{ sittingId: hiddenSittingId, signalIds: hiddenSignalIds },
	};
	return { veiled, veiledPeople: Object.fromEntries(people) as Record<VeiledPerson, Account> };
}

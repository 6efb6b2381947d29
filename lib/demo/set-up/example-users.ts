import type { DemoSchool } from "../model/school";
import { bothSchools } from "../model/world";
import type { DemoFile } from "./demo-file";

type DemoUser = DemoFile["users"][number];

/** A class with everything, a duo, one person at two schools, then one of each role. */
const examples: readonly (readonly [DemoUser["role"], string, string])[] = [
	["class-teacher", "po-t7", "Groep 5"],
	["class-teacher", "po-t9", "Groep 6, with a colleague"],
	["class-teacher", bothSchools.primaryKey, "Groep 7, and Dutch at the other school"],
	["coach", "po-coach1", "pupils of Groep 5/6 and 7/8"],
	["admin", "po-admin", "administration, no results"],
	["teacher", "vo-w1", "mathematics of 1a, 2a and 3a"],
	["class-teacher", "vo-m4", "class 2a"],
	["admin", "vo-admin", "administration, no results"],
];

export interface ExampleUser {
	readonly user: DemoUser;
	/** What there is to see. */
	readonly what: string;
}

/** Who shows most of the demo, for whoever signs in first. */
export function exampleUsers(users: readonly DemoUser[], schools: readonly DemoSchool[]): ExampleUser[] {
	const employees = schools.flatMap((school) => school.employees);
	const ofSchools = examples.flatMap(([role, key, what]) => {
		const email = employees.find((employee) => employee.key === key)?.email;
		const user = users.find((each) => each.email === email && each.role === role);
		return user ? [{ user, what }] : [];
	});
	const board = users.find((each) => each.role === "board");
	return board ? [...ofSchools, { user: board, what: "connections of both schools, no pupils" }] : ofSchools;
}

/** The examples first: a script that takes the first of a role meets a class with everything, not Groep 1 where nothing is. */
export function examplesFirst(users: readonly DemoUser[], schools: readonly DemoSchool[]): DemoUser[] {
	return [...new Set([...exampleUsers(users, schools).map(({ user }) => user), ...users])];
}

import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { UserId } from "../../domain/ids";
import { foldName, matchesName } from "../search/fold-name";
import { type PersonState, type SchoolPerson, selectPeople } from "./select-people";
import { noSignIns, type SignIns, selectSignIns } from "./select-sign-ins";

export interface ListedPerson extends SchoolPerson, SignIns {}

export interface PeoplePage {
	readonly people: readonly ListedPerson[];
	/** How many there are of what is asked, and on which page these are. */
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	/** Of everybody, whatever is asked. */
	readonly counts: Readonly<Record<PersonState, number>>;
	/** Whose account waits until another admin has looked, at most ten. */
	readonly waiting: readonly { readonly userId: UserId; readonly name: string }[];
	/** Who can sign in as admin today. */
	readonly admins: number;
}

/** People of one page. */
export const peoplePage = 50;

export interface PeopleQuestion {
	/** Beginnings of words of a name or an e-mail address; empty: everybody. */
	readonly text: string;
	/** Null: everybody but who has ended. */
	readonly state: PersonState | null;
	readonly page: number;
}

/**
 * Who has access to the school, for its admin. A school's few hundred accounts are read and compared here: under
 * row-level security no index can be used by LIKE.
 */
export function listPeople(scope: Scope, { text, state, page: asked }: PeopleQuestion): Promise<PeoplePage> {
	requireAdmin(scope);
	const typed = foldName(text);
	return inSchoolAsAdmin(scope, async (tx) => {
		const everybody = await selectPeople(tx, scope);
		const found = everybody.filter(
			(person) =>
				(state === null ? person.state !== "ended" : person.state === state) &&
				matchesName(typed, foldName(`${person.name} ${person.email} ${person.employee ?? ""}`)),
		);
		const pages = Math.max(1, Math.ceil(found.length / peoplePage));
		const page = Math.min(asked, pages);
		const shown = found.slice((page - 1) * peoplePage, page * peoplePage);
		const signIns = await selectSignIns(
			tx,
			scope,
			shown.map(({ userId }) => userId),
		);
		const count = (of: PersonState) => everybody.filter((person) => person.state === of).length;
		return {
			people: shown.map((person) => ({ ...person, ...(signIns.get(person.userId) ?? noSignIns) })),
			...{ total: found.length, page, pages },
			counts: { active: count("active"), soon: count("soon"), ended: count("ended") },
			waiting: everybody
				.filter(({ waits, state: now }) => waits && now !== "ended")
				.slice(0, 10)
				.map(({ userId, name }) => ({ userId, name })),
			admins: everybody.filter((person) => isAdminToday(person, scope.today)).length,
		};
	});
}

function isAdminToday(person: SchoolPerson, today: string): boolean {
	return (
		person.state === "active" &&
		person.roles.some(
			({ role, beginDate, endDate }) => role === "admin" && beginDate <= today && (endDate === null || endDate > today),
		)
	);
}

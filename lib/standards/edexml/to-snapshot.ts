import { daySchema } from "../../domain/day-schema";
import type {
	RosterAssignment,
	RosterFault,
	RosterGroup,
	RosterMembership,
	RosterPerson,
	RosterSnapshot,
} from "../../domain/roster";
import { schoolYearFrom } from "../../domain/school-year";
import { subjectOf } from "../../domain/subjects";
import { mostFaults, rosterLimits, rosterTooLarge } from "../wire/roster-limits";
import type { EdexDocument, Element } from "./read-xml";

export interface Translated {
	/** Null: the file is refused for these faults. */
	readonly message: { readonly school: null; readonly snapshot: RosterSnapshot } | null;
	readonly faults: readonly RosterFault[];
}

/** What the file says, as a roster (README.md: which word becomes what). */
export function toSnapshot(document: EdexDocument): Translated {
	const faults = findFaults(document);
	const [, first, last] = /^(\d{4})-(\d{4})$/.exec(document.school.texts.get("schooljaar") ?? "") ?? [];
	if (!first || Number(last) !== Number(first) + 1)
		faults.unshift(faultAt(document.school, "school-year", "schooljaar"));
	if (faults.length > 0) return { message: null, faults: faults.slice(0, mostFaults) };
	const period = schoolYearFrom(Number(first));
	const snapshot: RosterSnapshot = {
		format: "edexml",
		mode: "bulk",
		source: "edexml",
		periods: [{ key: period.name, ...period }],
		people: [
			...document.pupils.map((element) => toPerson(element, "pupil")),
			...document.employees.map((element) => toPerson(element, "employee")),
		],
		groups: [
			...document.groups.map((element) => toGroup(element, "class", period.name)),
			...document.composedGroups.map((element) => toGroup(element, "lesson-group", period.name)),
		],
		memberships: toMemberships(document, period.beginDate),
		assignments: toAssignments(document),
		deleted: { people: [], groups: [] },
	};
	const tooLarge = rosterTooLarge(snapshot, "edexml");
	return tooLarge === null
		? { message: { school: null, snapshot }, faults: [] }
		: { message: null, faults: [tooLarge] };
}

function faultAt(element: { readonly line: number }, code: string, field: string): RosterFault {
	return { code, file: "edexml", line: element.line, field };
}

/** What the schema asks for: keys there and unique, a name, dates, references to groups that are in the file. */
function findFaults(document: EdexDocument): RosterFault[] {
	const faults: RosterFault[] = [];
	if (document.pupils.length === 0) faults.push(faultAt(document.school, "no-pupils", "leerlingen"));
	const groups = [...document.groups, ...document.composedGroups];
	for (const list of [groups, document.pupils, document.employees]) checkKeys(list, faults);
	for (const group of groups) if (!group.texts.get("naam")) faults.push(faultAt(group, "required", "naam"));
	const known = new Set(document.groups.map((group) => group.key));
	const composed = new Set(document.composedGroups.map((group) => group.key));
	const references = { known, composed };
	for (const person of [...document.pupils, ...document.employees]) checkPerson(person, references, faults);
	return faults;
}

interface References {
	readonly known: ReadonlySet<string>;
	readonly composed: ReadonlySet<string>;
}

function checkPerson(person: Element, { known, composed }: References, faults: RosterFault[]): void {
	const { texts } = person;
	if (!texts.get("roepnaam") && !texts.get("achternaam")) faults.push(faultAt(person, "required", "roepnaam"));
	for (const field of ["instroomdatum", "uitstroomdatum"])
		if (texts.get(field) && toDay(texts.get(field)) === null) faults.push(faultAt(person, "date", field));
	for (const reference of person.groups)
		if (!(reference.composed ? composed : known).has(reference.key))
			faults.push(faultAt(reference, "unknown-reference", reference.composed ? "samengestelde_groep" : "groep"));
}

function checkKeys(elements: readonly Element[], faults: RosterFault[]): void {
	const keys = new Set<string>();
	const eckIds = new Set<string>();
	for (const element of elements) {
		if (element.key === "" || element.key.length > 256) faults.push(faultAt(element, "required", "key"));
		else if (keys.has(element.key)) faults.push(faultAt(element, "double-id", "key"));
		if (element.eckId !== "" && eckIds.has(element.eckId)) faults.push(faultAt(element, "double-id", "eckid"));
		keys.add(element.key);
		eckIds.add(element.eckId);
	}
}

function toPerson(element: Element, kind: "pupil" | "employee"): RosterPerson {
	const text = (name: string) => element.texts.get(name) || null;
	const first = text("voornamen")?.split(" ")[0] ?? null;
	return {
		key: element.key,
		kind,
		givenName: text("roepnaam") ?? first ?? text("voorletters-1") ?? "",
		namePrefix: text("voorvoegsel"),
		familyName: text("achternaam") ?? "",
		identifiers: [
			{ type: "edexml-key", value: element.key },
			// The key of a pupil in the administration is what the chain calls ASI.
			...(kind === "pupil" ? [{ type: "asi" as const, value: element.key }] : []),
			...(element.eckId === "" ? [] : [{ type: "eck-id" as const, value: element.eckId }]),
		],
		email: kind === "employee" ? (text("emailadres")?.toLowerCase() ?? null) : null,
		endDate: toDay(text("uitstroomdatum")),
	};
}

function toGroup(element: Element, kind: RosterGroup["kind"], periodKey: string): RosterGroup {
	const name = element.texts.get("naam") ?? "";
	// Only the name of a composed group may tell its subject.
	const subject = kind === "lesson-group" && subjectOf(name) !== null ? name : null;
	return { key: element.key, name, kind, subject, combination: element.texts.get("jaargroep") === "C", periodKey };
}

/** The pupil's own year where it is given (a combination group has C), else that of the group. */
function toMemberships(document: EdexDocument, yearBegin: string): RosterMembership[] {
	const years = new Map(document.groups.map((group) => [group.key, toSchoolYear(group.texts.get("jaargroep"))]));
	return document.pupils.flatMap((pupil) => {
		const joined = toDay(pupil.texts.get("instroomdatum"));
		const beginDate = joined !== null && joined > yearBegin ? joined : null;
		const own = toSchoolYear(pupil.texts.get("jaargroep"));
		const endDate = toDay(pupil.texts.get("uitstroomdatum"));
		return pupil.groups.map(({ key }): RosterMembership => {
			const schoolYear = own ?? years.get(key) ?? null;
			return { groupKey: key, personKey: pupil.key, schoolYear, beginDate, endDate };
		});
	});
}

/**
 * At a class: LRK, or no role at all, is its teacher; IB (interne begeleider) coaches each of its pupils; other roles see
 * no results. At a composed group LRK, VAK, RT or none teaches it.
 */
function toAssignments(document: EdexDocument): RosterAssignment[] {
	const pupilsOf = collectPupils(document);
	const dates = { beginDate: null, endDate: null };
	const assignments: RosterAssignment[] = [];
	for (const { key: personKey, roles: ownRoles, groups } of document.employees)
		for (const { key: groupKey, composed, roles } of groups) {
			// Every coach times every pupil: more than a roster may have is refused, and need not be made.
			if (assignments.length > rosterLimits.assignments) return assignments;
			const said = roles.length > 0 ? roles : ownRoles;
			const kind = composed ? "teacher" : "class-teacher";
			if (teaches(said, composed)) assignments.push({ personKey, kind, groupKey, pupilKey: null, ...dates });
			else if (said.includes("IB"))
				for (const pupilKey of pupilsOf.get(groupKey) ?? [])
					assignments.push({ personKey, kind: "coach", groupKey: null, pupilKey, ...dates });
		}
	return assignments;
}

/** By the key of their group. */
function collectPupils({ pupils }: EdexDocument): ReadonlyMap<string, readonly string[]> {
	const pupilsOf = new Map<string, string[]>();
	for (const { key: pupilKey, groups } of pupils)
		for (const { key } of groups) {
			const found = pupilsOf.get(key);
			if (found) found.push(pupilKey);
			else pupilsOf.set(key, [pupilKey]);
		}
	return pupilsOf;
}

function teaches(roles: readonly string[], composed: boolean): boolean {
	const teaching = composed ? ["LRK", "VAK", "RT"] : ["LRK"];
	return roles.length === 0 || roles.some((role) => teaching.includes(role));
}

/** 1-8, and 11-16 for the years of secondary education; other letters are no year. */
function toSchoolYear(word: string | undefined): number | null {
	if (!word || !/^\d{1,2}$/.test(word)) return null;
	const year = Number(word) > 10 ? Number(word) - 10 : Number(word);
	return year >= 1 && year <= 8 ? year : null;
}

/** xs:date may carry a time zone; the day is what is meant. */
function toDay(text: string | null | undefined): string | null {
	const [, day] = /^(\d{4}-\d\d-\d\d)(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/.exec(text ?? "") ?? [];
	return daySchema.safeParse(day).data ?? null;
}

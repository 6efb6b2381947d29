import type { DemoEmployee, DemoPupil, DemoSchool } from "../model/school";
import { schoolYearOf } from "../model/school-calendar";

/** The primary school's roster as EDEXML 2.1, with what a dashboard needs and no more. */
export function edexml(school: DemoSchool, anchor: string): string {
	const classes = school.groups.filter((group) => group.kind === "class");
	const pupils = school.pupils.filter((pupil) => pupil.onRoster);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		"<EDEX>",
		"<school>",
		element("schooljaar", schoolYearOf(anchor).name),
		element("brincode", school.oieCode),
		element("aanmaakdatum", `${anchor}T06:00:00`),
		element("auteur", "Lijstwerk Administratie"),
		element("xsdversie", "2.1"),
		"</school>",
		"<groepen>",
		...classes.map((group) => {
			const years = new Set(pupils.filter((pupil) => pupil.classKey === group.key).map((pupil) => pupil.level));
			const year = group.combination ? "C" : String([...years][0] ?? 0);
			return `<groep key="${group.key}">${element("naam", group.name)}${element("jaargroep", year)}</groep>`;
		}),
		"</groepen>",
		"<leerlingen>",
		...pupils.map(pupilElement),
		"</leerlingen>",
		"<leerkrachten>",
		...school.employees.map((employee) => employeeElement(school, employee)),
		"</leerkrachten>",
		"</EDEX>",
	].join("\n");
}

function pupilElement(pupil: DemoPupil): string {
	return [
		`<leerling key="${escapeXml(pupil.asi)}" eckid="${escapeXml(pupil.eckId)}">`,
		...nameElements(pupil.name),
		element("jaargroep", String(pupil.level)),
		`<groep key="${pupil.classKey}"/>`,
		element("instroomdatum", pupil.joinedOn),
		"</leerling>",
	].join("");
}

function employeeElement(school: DemoSchool, employee: DemoEmployee): string {
	const groups = school.groups.filter((group) => group.teacherKeys.includes(employee.key));
	// An interne begeleider (IB) coaches the pupils of the groups that stand here.
	const coached = new Set(
		school.coaching.filter((each) => each.employeeKey === employee.key).map((each) => each.groupKey),
	);
	const role = employee.key === school.adminKey ? "ADM" : coached.size > 0 ? "IB" : "LRK";
	const keys = [...groups.map((group) => group.key), ...coached];
	return [
		`<leerkracht key="${employee.key}">`,
		...nameElements(employee.name),
		element("emailadres", employee.email),
		element("rol", role),
		keys.length > 0
			? `<groepen>${keys.map((key) => `<groep key="${key}">${element("rol", role)}</groep>`).join("")}</groepen>`
			: "",
		"</leerkracht>",
	].join("");
}

function nameElements(name: DemoPupil["name"]): string[] {
	return [
		element("achternaam", name.familyName),
		name.namePrefix === null ? "" : element("voorvoegsel", name.namePrefix),
		element("roepnaam", name.givenName),
	];
}

function element(name: string, text: string): string {
	return `<${name}>${escapeXml(text)}</${name}>`;
}

function escapeXml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

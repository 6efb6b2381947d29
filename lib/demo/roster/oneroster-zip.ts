import { strToU8, zipSync } from "fflate";
import type { DemoSchool } from "../model/school";
import { schoolYearOf } from "../model/school-calendar";

type Row = readonly string[];
const columns = {
	academicSessions: "title,type,startDate,endDate,parentSourcedId,schoolYear",
	orgs: "name,type,identifier,parentSourcedId",
	courses: "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
	classes:
		"title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
	users:
		"enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
	roles: "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
	enrollments: "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
} as const;
type FileName = keyof typeof columns;
const allFiles =
	"academicSessions categories classes classResources courses courseResources demographics enrollments lineItemLearningObjectiveIds lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results resultScoreScales roles scoreScales userProfiles userResources users".split(
		" ",
	);

/** The secondary school's roster as a OneRoster 1.2 bulk package. */
export function oneRosterZip(school: DemoSchool, anchor: string): Uint8Array {
	const files: Record<string, Uint8Array> = { "manifest.csv": strToU8(manifest()) };
	const rows = rosterRows(school, anchor);
	for (const name of Object.keys(columns) as FileName[]) {
		const head = `sourcedId,status,dateLastModified,${columns[name]}`;
		const body = rows[name].map(([id = "", ...cells]) => [id, "", "", ...cells].map(quote).join(","));
		files[`${name}.csv`] = strToU8(`${[head, ...body].join("\r\n")}\r\n`);
	}
	// A fixed time: the same roster is the same file.
	return zipSync(files, { mtime: "2020-01-01T00:00:00" });
}

function rosterRows(school: DemoSchool, anchor: string): Record<FileName, Row[]> {
	const year = schoolYearOf(anchor);
	const org = "org-1";
	const lastYear = year.name.slice(5);
	const pupils = school.pupils.filter((pupil) => pupil.onRoster);
	const agents = new Map(school.coaching.map(({ groupKey, employeeKey }) => [groupKey, employeeKey]));
	const users = [
		...pupils.map(
			(pupil): Row =>
				userRow(pupil.asi, pupil.name, {
					userIds: `{ASI:${pupil.asi}}`,
					grades: grade(pupil.level),
					eckId: pupil.eckId,
					agent: agents.get(pupil.classKey),
				}),
		),
		...school.employees.map((employee): Row => userRow(employee.key, employee.name, { email: employee.email })),
	];
	return {
		academicSessions: [
			["year-1", year.name, "schoolYear", `${year.name.slice(0, 4)}-08-01`, `${lastYear}-07-31`, "", lastYear],
		],
		orgs: [[org, school.name, "school", school.oieCode, ""]],
		courses: [
			["course-class", "year-1", "Klas", "KLAS", "", org, "", ""],
			["course-arithmetic", "year-1", "Wiskunde", "WI", "", org, "Wiskunde", ""],
			["course-dutch", "year-1", "Nederlands", "NE", "", org, "Nederlands", ""],
		],
		classes: school.groups.map((group): Row => {
			const level = pupils.find((pupil) => group.pupilKeys.includes(pupil.key))?.level ?? 1;
			const course = `course-${group.subject ?? "class"}`;
			const subject = group.subject === null ? "" : group.subject === "arithmetic" ? "Wiskunde" : "Nederlands";
			const type = group.kind === "class" ? "homeroom" : "scheduled";
			return [group.key, group.name, grade(level), course, group.name, type, "", org, "year-1", subject, "", ""];
		}),
		users,
		roles: [
			...pupils.map((pupil): Row => [`r-${pupil.asi}`, pupil.asi, "primary", "student", "", "", org, ""]),
			...school.employees.map(
				(employee): Row => [
					`r-${employee.key}`,
					employee.key,
					"primary",
					roleOf(school, employee.key),
					"",
					"",
					org,
					"",
				],
			),
		],
		enrollments: enrollmentRows(school, org, year.beginDate),
	};
}

function enrollmentRows(school: DemoSchool, org: string, yearBegin: string): Row[] {
	const pupilOf = new Map(school.pupils.map((pupil) => [pupil.key, pupil]));
	return school.groups.flatMap((group) => [
		...group.pupilKeys.flatMap((key): Row[] => {
			const pupil = pupilOf.get(key);
			if (!pupil) return [];
			return [[`e-${group.key}-${pupil.asi}`, group.key, org, pupil.asi, "student", "", pupil.joinedOn, ""]];
		}),
		...group.teacherKeys.map(
			(key, nth): Row => [`e-${group.key}-${key}`, group.key, org, key, "teacher", String(nth === 0), yearBegin, ""],
		),
	]);
}

function userRow(
	id: string,
	name: { readonly givenName: string; readonly namePrefix: string | null; readonly familyName: string },
	more: {
		readonly userIds?: string;
		readonly grades?: string;
		readonly eckId?: string;
		readonly email?: string;
		readonly agent?: string;
	},
): Row {
	const { userIds = "", grades = "", eckId = "", email = "", agent = "" } = more;
	const names = [name.givenName, name.familyName, name.namePrefix ?? ""];
	return [id, "true", id, userIds, ...names, "", email, "", "", agent, grades, "", eckId, "", "", "", "org-1", ""];
}

function roleOf(school: DemoSchool, key: string): string {
	if (key === school.adminKey) return "siteAdministrator";
	return school.coaching.some((each) => each.employeeKey === key) ? "counselor" : "teacher";
}

/** Dutch secondary years as the administration writes them. */
function grade(level: number): string {
	return String(level);
}

function manifest(): string {
	const present = new Set<string>(Object.keys(columns));
	const lines = [
		"propertyName,value",
		"manifest.version,1.0",
		"oneroster.version,1.2",
		...allFiles.map((name) => `file.${name},${present.has(name) ? "bulk" : "absent"}`),
		"source.systemName,Schoolstaat",
		"source.systemCode,schoolstaat",
	];
	return `${lines.join("\r\n")}\r\n`;
}

function quote(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

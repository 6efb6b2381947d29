import type { DemoSchool } from "../model/school";
import { schoolYearOf } from "../model/school-calendar";
import type { AdministrationRows, AdministrationSchool } from "./services";

const uuidOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const subjects = {
	arithmetic: { id: uuidOf(900_001), name: "Rekenen en wiskunde" },
	dutch: { id: uuidOf(900_002), name: "Nederlandse taal" },
} as const;

/** A school of the demo as its administration system answers, by the official files. */
export function administrationSchool(school: DemoSchool, anchor: string): AdministrationSchool {
	return {
		masterId: school.onderwijsaanbiederId,
		ids: [{ organisationId: school.oieCode, organisationIdType: "OIE_CODE" }],
		rows: () => rowsOf(school, anchor),
	};
}

function rowsOf(school: DemoSchool, anchor: string): AdministrationRows {
	const year = schoolYearOf(anchor).name;
	const moment = `${year.slice(0, 4)}-08-01T06:00:00Z`;
	const base = { status: "active", dateCreated: moment, dateLastModified: moment };
	const period = { schoolPeriod: year, beginDate: `${year.slice(0, 4)}-08-01` };
	// Somebody whom the file of the roster did not know yet came to school since.
	const newcomer = school.pupils.find((pupil) => !pupil.onRoster);
	const pupils = school.pupils.filter((pupil) => pupil.onRoster || pupil === newcomer);
	const byKey = new Map(pupils.map((pupil) => [pupil.key, pupil]));
	const membersOf = ({ kind, key, pupilKeys }: DemoSchool["groups"][number]) =>
		kind === "class"
			? pupils.filter((pupil) => pupil.classKey === key)
			: pupilKeys.flatMap((one) => byKey.get(one) ?? []);
	const referTo = (pupil: { readonly eckId: string }) => ({ userMasterIdentifier: pupil.eckId });
	const employee = (key: string) => ({ userIds: [{ userId: key, userIdType: "ASI" }] });
	const teaching = school.groups.flatMap((group) =>
		group.teacherKeys.map((key) => ({
			...{ assignmentId: `${group.key}-${key}`, employee: employee(key), group: group.key, ...period, ...base },
			assignmentType: group.kind === "class" ? "class-teacher" : "teacher",
			...(group.subject === null ? {} : { subject: subjects[group.subject].id }),
		})),
	);
	const coaching = school.coaching.flatMap(({ employeeKey, groupKey }) =>
		pupils
			.filter((pupil) => pupil.classKey === groupKey)
			.map((pupil) => ({
				...{ assignmentId: `coach-${employeeKey}-${pupil.key}`, employee: employee(employeeKey), ...period, ...base },
				...{ assignmentType: "coach", student: referTo(pupil) },
			})),
	);
	const assignments = [...teaching, ...coaching];
	const nameOf = (name: { givenName: string; namePrefix: string | null; familyName: string }) => ({
		...{ givenName: name.givenName, familyName: name.familyName },
		...(name.namePrefix === null ? {} : { familyNamePrefix: name.namePrefix }),
	});
	return {
		organisations: [
			{
				...{ organisationMasterIdentifier: school.onderwijsaanbiederId, name: school.name, ...base },
				organisationIds: [{ organisationId: school.oieCode, organisationIdType: "OIE_CODE" }],
			},
		],
		schoolperiods: [
			{
				...{ schoolPeriodId: year, title: year, type: "schoolYear", startDate: period.beginDate, ...base },
				endDate: `${year.slice(5)}-08-01`,
			},
		],
		groups: school.groups.map((group) => ({
			...{ groupId: group.key, groupName: group.name, groupType: group.kind, ...period, ...base },
			students: membersOf(group).map(referTo),
			assignments: teaching.filter((row) => row.group === group.key).map((row) => row.assignmentId),
		})),
		enrollments: pupils.map((pupil, index) => ({
			...{ enrollmentId: uuidOf(index), student: referTo(pupil), enrollmentType: "study", ...period, ...base },
			...{ studyYear: pupil.level, beginDate: pupil.joinedOn },
		})),
		assignments,
		subjectofferings: Object.values(subjects).map(({ id, name }) => ({
			...{ subjectOfferingId: id, subjectOfferingName: name, ...base },
		})),
		students: pupils.map((pupil) => ({
			...{ ...referTo(pupil), userIds: [{ userId: pupil.asi, userIdType: "ASI" }], ...nameOf(pupil.name), ...base },
		})),
		employees: school.employees.map(({ key, name }) => ({
			...{ userMasterIdentifier: "", ...employee(key), ...nameOf(name), ...base },
		})),
	};
}

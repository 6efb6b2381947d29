import { today } from "../clock";
import type { AdministrationRows } from "../demo/administration/services";
import { schoolYearOf } from "../domain/school-year";

const year = schoolYearOf(today());
const base = {
	status: "active",
	dateCreated: `${year.beginDate}T06:00:00Z`,
	dateLastModified: `${year.beginDate}T06:00:00Z`,
};
const period = { schoolPeriod: year.name, beginDate: year.beginDate };
const uuidOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const pupil = (name: string) => ({ userMasterIdentifier: `https://ketenid.nl/201703/${name}` });
const employee = (name: string) => ({ userIds: [{ userId: name, userIdType: "ASI" }] });

/** The roster of a small school as an administration system answers it: its only group, its pupils, its teacher. */
export function administrationRows(masterId: string, pupils: readonly string[], teacher = "t1"): AdministrationRows {
	return {
		organisations: [{ organisationMasterIdentifier: masterId, name: "De Brug", ...base }],
		schoolperiods: [
			{
				...{ schoolPeriodId: year.name, title: year.name, type: "schoolYear", ...base },
				...{ startDate: year.beginDate, endDate: year.endDate },
			},
		],
		groups: [
			{
				...{ groupId: "g5", groupName: "Groep 5", groupType: "class", ...period, ...base },
				...{ students: pupils.map(pupil), assignments: ["a1"] },
			},
		],
		enrollments: pupils.map((name, index) => ({
			...{
				enrollmentId: uuidOf(index),
				student: pupil(name),
				enrollmentType: "study",
				studyYear: 5,
				...period,
				...base,
			},
		})),
		assignments: [
			{
				...{ assignmentId: "a1", employee: employee(teacher), assignmentType: "class-teacher", group: "g5" },
				...{ ...period, ...base },
			},
		],
		subjectofferings: [],
		students: pupils.map((name) => ({
			...{ ...pupil(name), userIds: [{ userId: `L-${name}`, userIdType: "ASI" }] },
			...{ givenName: name, familyName: "Test", ...base },
		})),
		employees: [{ userMasterIdentifier: "", ...employee(teacher), givenName: teacher, familyName: "Test", ...base }],
	};
}

/** The paths of the Edu-V services that a dashboard asks, with the scope of each and the filters that its file names. */
export const services = {
	organisations: { base: "education", path: "organisations", scope: "eduv.education", filters: [] },
	schoolperiods: {
		...{ base: "association", path: "schoolperiods/school", scope: "eduv.association" },
		filters: ["filterByOrgId"],
	},
	groups: {
		...{ base: "association", path: "groups/school", scope: "eduv.association" },
		filters: ["filterByOrgId", "groupType", "schoolPeriodId", "studyOfferingId", "subjectOfferingId"],
	},
	enrollments: {
		...{ base: "association", path: "enrollments/school", scope: "eduv.association" },
		filters: ["filterByOrgId", "enrollmentType", "schoolPeriodId", "studyOfferingId", "subjectOfferingId"],
	},
	assignments: {
		...{ base: "association", path: "assignments/school", scope: "eduv.association" },
		filters: ["filterByOrgId", "assignmentType", "schoolPeriodId"],
	},
	subjectofferings: {
		...{ base: "education", path: "subjectofferings/school", scope: "eduv.education" },
		filters: ["filterByOrgId", "subjectCode", "studyOfferingId", "schoolPeriodId"],
	},
	students: {
		...{ base: "students", path: "students/school", scope: "eduv.student.basic" },
		filters: ["filterByOrgId", "schoolPeriodId", "studyOfferingId", "subjectOfferingId"],
	},
	employees: {
		...{ base: "employees", path: "employees/school", scope: "eduv.employee.basic" },
		filters: ["filterByOrgId", "schoolPeriodId"],
	},
} as const;
export type ServiceName = keyof typeof services;
export type AdministrationRows = Readonly<Record<ServiceName, readonly object[]>>;

/** A school that is kept in the system. Its rows are asked for anew with every request: a roster lives. */
export interface AdministrationSchool {
	readonly masterId: string;
	readonly ids: readonly { readonly organisationId: string; readonly organisationIdType: string }[];
	rows(): AdministrationRows;
}

const idTypes = ["OIE_CODE", "BP_ID", "DD_ID", "AS_ID", "V_ID"];

/** The school that a query names by the rules of the files; a number: the functional code of why not. */
export function schoolOf(
	query: URLSearchParams,
	schools: readonly AdministrationSchool[],
): AdministrationSchool | 11 | 23 {
	const [master, id, type] = [query.get("orgMasterId"), query.get("orgId"), query.get("orgIdType")];
	const filter = query.get("filterByOrgId");
	if (filter !== null && filter !== "true" && filter !== "false") return 11;
	if (master !== null) {
		if (id !== null || type !== null || filter === "true") return 11;
		return schools.find((school) => school.masterId === master) ?? 23;
	}
	if (id === null || type === null || !idTypes.includes(type)) return 11;
	const isNamed = (school: AdministrationSchool) =>
		school.ids.some((one) => one.organisationId === id && one.organisationIdType === type);
	return schools.find(isNamed) ?? 23;
}

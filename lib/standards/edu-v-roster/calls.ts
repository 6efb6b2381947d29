import type { PullCall, PulledRow, PulledSchool } from "../contract";
import { readPage } from "./read-page";
import type { CallKey } from "./schemas";
import { idTypes, organisationQuery } from "./school-query";
import { organisationSchema } from "./wire";

/** Services as the agreements name them; each is an official file, and may have an address of its own. */
export const services = ["association", "students", "employees", "education"] as const;
type Service = (typeof services)[number];

const scopes: Readonly<Record<Service, string>> = {
	association: "eduv.association",
	students: "eduv.student.basic",
	employees: "eduv.employee.basic",
	education: "eduv.education",
};

/**
 * Who is named comes last: whoever appears while we ask is then known, and whoever leaves is missed once at most.
 * Filters of the files that we do not use (schoolPeriodId and the like) would each ask the same rows again.
 */
export const calls: readonly PullCall[] = [
	{ ...call("organisations", "education", "organisations"), query: organisationQuery, isOf: isOfSchool },
	call("schoolperiods", "association", "schoolperiods/school"),
	call("groups", "association", "groups/school"),
	{ ...call("enrollments", "association", "enrollments/school"), query: studyQuery },
	call("assignments", "association", "assignments/school"),
	call("subjectofferings", "education", "subjectofferings/school"),
	call("students", "students", "students/school"),
	call("employees", "employees", "employees/school"),
];

function call(key: CallKey, service: Service, path: string): PullCall {
	return { key, service, path, scope: scopes[service], query: schoolQuery, readPage: (body) => readPage(key, body) };
}

/** filterByOrgId goes with a secondary identifier only; beside orgMasterId it must be absent (Association 1.1.0). */
function schoolQuery(school: PulledSchool): URLSearchParams {
	const query = organisationQuery(school);
	if (school.filter !== null && query.has("orgId")) query.set("filterByOrgId", String(school.filter));
	return query;
}

/** Only the enrolment into a study carries the school year of a pupil. */
function studyQuery(school: PulledSchool): URLSearchParams {
	const query = schoolQuery(school);
	query.set("enrollmentType", "study");
	return query;
}

/** One of the answered organisations goes by the identifier that was asked for, and is not to be deleted. */
function isOfSchool(rows: readonly PulledRow[], { identifier: { type, value } }: PulledSchool): boolean {
	return rows.some((row) => {
		const { status, organisationMasterIdentifier, organisationIds } = organisationSchema.parse(row);
		if (status !== "active") return false;
		if (type === "onderwijsaanbieder-id") return organisationMasterIdentifier === value;
		return (organisationIds ?? []).some(
			({ organisationId, organisationIdType }) => organisationId === value && organisationIdType === idTypes[type],
		);
	});
}

export type Check = "text" | "date" | "year" | "boolean" | "userIds" | readonly string[];

export interface Column {
	readonly name: string;
	readonly required: boolean;
	readonly check: Check;
	/** The file in which the sourcedIds stand that this column names (a list where it ends in Ids). */
	readonly refersTo: FileName | null;
}

export const fileNames = ["academicSessions", "orgs", "courses", "classes", "users", "roles", "enrollments"] as const;
export type FileName = (typeof fileNames)[number];

const must = (name: string, check: Check = "text", refersTo: FileName | null = null): Column => ({
	name,
	required: true,
	check,
	refersTo,
});
const may = (name: string, check: Check = "text", refersTo: FileName | null = null): Column => ({
	...must(name, check, refersTo),
	required: false,
});

const userRoles =
	"aide counselor districtAdministrator guardian parent principal proctor relative siteAdministrator student systemAdministrator teacher";

/**
 * The files of a package that a roster is read from, with their columns in the order that the header must have
 * (OneRoster 1.2 CSV binding, the data model tables). Values `ext:...` are allowed wherever a word of a list is.
 */
export const columns: Readonly<Record<FileName, readonly Column[]>> = {
	academicSessions: [
		must("title"),
		must("type", ["gradingPeriod", "semester", "schoolYear", "term"]),
		must("startDate", "date"),
		must("endDate", "date"),
		may("parentSourcedId", "text", "academicSessions"),
		must("schoolYear", "year"),
	],
	orgs: [
		must("name"),
		must("type", ["department", "school", "district", "local", "state", "national"]),
		may("identifier"),
		may("parentSourcedId", "text", "orgs"),
	],
	courses: [
		may("schoolYearSourcedId", "text", "academicSessions"),
		must("title"),
		may("courseCode"),
		may("grades"),
		must("orgSourcedId", "text", "orgs"),
		may("subjects"),
		may("subjectCodes"),
	],
	classes: [
		must("title"),
		may("grades"),
		must("courseSourcedId", "text", "courses"),
		may("classCode"),
		must("classType", ["homeroom", "scheduled"]),
		may("location"),
		must("schoolSourcedId", "text", "orgs"),
		must("termSourcedIds", "text", "academicSessions"),
		may("subjects"),
		may("subjectCodes"),
		may("periods"),
	],
	users: [
		must("enabledUser", "boolean"),
		may("username"),
		may("userIds", "userIds"),
		must("givenName"),
		must("familyName"),
		may("middleName"),
		may("identifier"),
		may("email"),
		may("sms"),
		may("phone"),
		may("agentSourcedIds", "text", "users"),
		may("grades"),
		may("password"),
		may("userMasterIdentifier"),
		may("preferredGivenName"),
		may("preferredMiddleName"),
		may("preferredFamilyName"),
		may("primaryOrgSourcedId", "text", "orgs"),
		may("pronouns"),
	],
	roles: [
		must("userSourcedId", "text", "users"),
		must("roleType", ["primary", "secondary"]),
		must("role", userRoles.split(" ")),
		may("beginDate", "date"),
		may("endDate", "date"),
		must("orgSourcedId", "text", "orgs"),
		may("userProfileSourcedId"),
	],
	enrollments: [
		must("classSourcedId", "text", "classes"),
		must("schoolSourcedId", "text", "orgs"),
		must("userSourcedId", "text", "users"),
		must("role", ["administrator", "proctor", "student", "teacher"]),
		may("primary", "boolean"),
		may("beginDate", "date"),
		may("endDate", "date"),
	],
};

/** What every file begins with. */
export const leadingColumns = ["sourcedId", "status", "dateLastModified"] as const;

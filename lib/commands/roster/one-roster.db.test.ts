import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { now, today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { schoolYearOf } from "../../domain/school-year";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { type OneRosterRows, oneRosterOf } from "../../testing/roster-files";
import { applyRoster } from "./apply-roster";
import { previewRoster } from "./preview-roster";

testDatabase();

const year = schoolYearOf(today());
const all: OneRosterRows = {
	academicSessions: [
		{
			sourcedId: "y",
			title: "Schooljaar",
			type: "schoolYear",
			startDate: year.beginDate,
			endDate: year.endDate,
			schoolYear: year.endDate.slice(0, 4),
		},
	],
	orgs: [{ sourcedId: "s", name: "De Brug", type: "school" }],
	courses: [{ sourcedId: "c", title: "Wiskunde", orgSourcedId: "s", subjects: "Wiskunde" }],
	classes: ["k1", "k2"].map((sourcedId) => ({
		sourcedId,
		title: `Klas ${sourcedId}`,
		courseSourcedId: "c",
		classType: "homeroom",
		schoolSourcedId: "s",
		termSourcedIds: "y",
	})),
	users: ["p1", "p2", "p3", "t1"].map((sourcedId) => ({
		sourcedId,
		enabledUser: "true",
		givenName: sourcedId,
		familyName: "Test",
	})),
	roles: ["p1", "p2", "p3", "t1"].map((user) => ({
		sourcedId: `r-${user}`,
		userSourcedId: user,
		roleType: "primary",
		role: user === "t1" ? "teacher" : "student",
		orgSourcedId: "s",
	})),
	enrollments: ["p1", "p2", "p3", "t1"].map((user) => ({
		sourcedId: `e-${user}`,
		classSourcedId: "k1",
		schoolSourcedId: "s",
		userSourcedId: user,
		role: user === "t1" ? "teacher" : "student",
	})),
};

async function bring(schoolId: SchoolId, mode: "bulk" | "delta", rows: OneRosterRows) {
	const previewed = await previewRoster(jobScope(schoolId), oneRosterOf(mode, rows));
	if (!previewed.ok) throw new Error(JSON.stringify(previewed.faults));
	return (await applyRoster(jobScope(schoolId), previewed.importId)).counts;
}
const stand = (schoolId: SchoolId) =>
	inSchool({ schoolId }, async (tx) => {
		const rows = await tx.groupMembership.findMany({ include: { person: true, group: true } });
		return rows
			.map(({ person, group, endDate }) => `${person.givenName} ${group.sourceId} ${endDate ? "ended" : "runs"}`)
			.sort();
	});

it("a delta changes what it names and leaves the rest as it is", async () => {
	const { schoolId } = await createSchool();
	expect(await bring(schoolId, "bulk", all)).toMatchObject({ pupilsAdded: 3, groupsAdded: 2, assignmentsAdded: 1 });
	const at = { status: "active", dateLastModified: now().toISOString() };
	const gone = { ...at, status: "tobedeleted" };
	const delta: OneRosterRows = {
		users: [
			{ ...all.users?.[1], ...at, givenName: "p2 nieuw" },
			{ ...all.users?.[2], ...gone },
			{ sourcedId: "p4", ...at, enabledUser: "true", givenName: "p4", familyName: "Test" },
		],
		roles: [
			{ ...all.roles?.[1], ...at },
			{ ...all.roles?.[1], ...at, sourcedId: "r-p4", userSourcedId: "p4" },
		],
		enrollments: [{ ...all.enrollments?.[0], ...at, sourcedId: "e-p4", userSourcedId: "p4", classSourcedId: "k2" }],
	};
	const counts = await bring(schoolId, "delta", delta);
	expect(counts).toMatchObject({ pupilsAdded: 1, pupilsChanged: 1, pupilsEnded: 1, groupsEnded: 0 });
	expect(await stand(schoolId)).toEqual(["p1 k1 runs", "p2 nieuw k1 runs", "p3 k1 ended", "p4 k2 runs"]);
	const again = await bring(schoolId, "delta", delta);
	expect(Object.values(again).reduce((sum, n) => sum + n, 0)).toBe(0);
});

it("a delta may end an enrolment or a class that an earlier file brought", async () => {
	const { schoolId } = await createSchool();
	await bring(schoolId, "bulk", all);
	const gone = { status: "tobedeleted", dateLastModified: now().toISOString() };
	const counts = await bring(schoolId, "delta", { enrollments: [{ ...all.enrollments?.[0], ...gone }] });
	expect(counts).toMatchObject({ membershipsChanged: 1, pupilsEnded: 0 });
	expect(await stand(schoolId)).toEqual(["p1 k1 ended", "p2 k1 runs", "p3 k1 runs"]);
	expect(await bring(schoolId, "delta", { classes: [{ ...all.classes?.[0], ...gone }] })).toMatchObject({
		groupsEnded: 1,
		membershipsChanged: 2,
		assignmentsEnded: 1,
	});
});

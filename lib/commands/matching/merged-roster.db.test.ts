import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId } from "../../domain/ids";
import { schoolYearOf } from "../../domain/school-year";
import { testDatabase } from "../../testing/database";
import { createAccount, createSchool } from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { type OneRosterRows, oneRosterOf } from "../../testing/roster-files";
import { applyRoster } from "../roster/apply-roster";
import { previewRoster } from "../roster/preview-roster";
import { undoRoster } from "../roster/undo-roster";
import { mergePupils } from "./merge-pupils";
import { splitPupils } from "./split-pupils";

testDatabase();

const year = schoolYearOf(today());

/** A class with these pupils, by the key that the administration gives each. */
function fileOf(...pupils: readonly string[]): OneRosterRows {
	const [classes, term] = [["k1"], "y"];
	return {
		academicSessions: [
			{
				...{ sourcedId: term, title: "Schooljaar", type: "schoolYear" },
				...{ startDate: year.beginDate, endDate: year.endDate, schoolYear: year.endDate.slice(0, 4) },
			},
		],
		orgs: [{ sourcedId: "s", name: "De Brug", type: "school" }],
		courses: [{ sourcedId: "c", title: "Wiskunde", orgSourcedId: "s", subjects: "Wiskunde" }],
		classes: classes.map((sourcedId) => ({
			...{ sourcedId, title: `Klas ${sourcedId}`, courseSourcedId: "c", classType: "homeroom" },
			...{ schoolSourcedId: "s", termSourcedIds: term },
		})),
		users: pupils.map((sourcedId) => ({ sourcedId, enabledUser: "true", givenName: sourcedId, familyName: "Test" })),
		roles: pupils.map((user) => ({
			...{ sourcedId: `r-${user}`, userSourcedId: user, roleType: "primary", role: "student", orgSourcedId: "s" },
		})),
		enrollments: pupils.map((user) => ({
			...{ sourcedId: `e-${user}`, classSourcedId: "k1", schoolSourcedId: "s", userSourcedId: user, role: "student" },
		})),
	};
}

async function bring(schoolId: SchoolId, ...pupils: readonly string[]) {
	const previewed = await previewRoster(jobScope(schoolId), oneRosterOf("bulk", fileOf(...pupils)));
	if (!previewed.ok) throw new Error(JSON.stringify(previewed.faults));
	const { counts } = await applyRoster(jobScope(schoolId), previewed.importId);
	return { importId: previewed.importId, changes: Object.values(counts).reduce((sum, n) => sum + n, 0), counts };
}

/** Who is at the school, by key, and whether the place in the class goes on. */
const stand = (schoolId: SchoolId) =>
	inSchool({ schoolId }, async (tx) => {
		const people = await tx.person.findMany({ include: { identifiers: true, memberships: true } });
		return people
			.map(({ identifiers, memberships, endedAt }) => {
				const keys = identifiers.map(({ value }) => value).toSorted();
				const places = memberships.filter(({ endDate }) => endDate === null).length;
				return `${keys.join("+")} ${endedAt ? "left" : "here"} ${places}`;
			})
			.toSorted();
	});

async function mergedSchool() {
	const { schoolId } = await createSchool();
	const { importId } = await bring(schoolId, "a", "b", "c");
	const ids = await inSchool({ schoolId }, (tx) => tx.personIdentifier.findMany());
	const idOf = (key: string) => ids.find(({ value }) => value === key)?.personId as PersonId;
	const admin = scopeOf(schoolId, (await createAccount()).userId);
	const matchId = await mergePupils(admin, { pupilId: idOf("a"), otherId: idOf("b"), reasons: [] });
	return { schoolId, admin, matchId, importId };
}

it("a file that goes on naming both changes nothing, and nobody is left out", async () => {
	const { schoolId, matchId, admin } = await mergedSchool();
	expect(await stand(schoolId)).toEqual(["a+b here 1", "c here 1"]);
	expect((await bring(schoolId, "a", "b", "c")).changes).toBe(0);
	await splitPupils(admin, matchId);
	expect((await bring(schoolId, "a", "b", "c")).changes).toBe(0);
	expect(await stand(schoolId)).toEqual(["a here 1", "b here 1", "c here 1"]);
});

it.each([["a"], ["b"]])("a file that names %s alone keeps the one", async (key) => {
	const { schoolId } = await mergedSchool();
	const { counts } = await bring(schoolId, key, "c");
	expect(counts).toMatchObject({ pupilsEnded: 0, pupilsAdded: 0, leftOut: 0 });
	expect(await stand(schoolId)).toEqual(["a+b here 1", "c here 1"]);
});

it("a file that names neither ends the one, who comes back by either key", async () => {
	const { schoolId } = await mergedSchool();
	expect((await bring(schoolId, "c")).counts).toMatchObject({ pupilsEnded: 1 });
	expect((await stand(schoolId))[0]).toBe("a+b left 0");
	await bring(schoolId, "b", "c");
	expect((await stand(schoolId))[0]).toBe("a+b here 1");
});

it("who left while they were one has left the group when they are two, until the next file says otherwise", async () => {
	const { schoolId, admin, matchId } = await mergedSchool();
	await bring(schoolId, "a", "c");
	await splitPupils(admin, matchId);
	await bring(schoolId, "a", "c");
	expect(await stand(schoolId)).toEqual(["a here 1", "b left 0", "c here 1"]);
});

it("a file from before the merge is taken back only after the two are split", async () => {
	const { schoolId, admin, matchId, importId } = await mergedSchool();
	await expect(undoRoster(admin, importId)).rejects.toThrow("matched-since");
	await splitPupils(admin, matchId);
	// Of whom something was decided, they are ended, not gone (undo-roster).
	await undoRoster(admin, importId);
	expect(await stand(schoolId)).toEqual(["a left 0", "b left 0"]);
});

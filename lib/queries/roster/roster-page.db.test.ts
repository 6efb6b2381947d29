import { expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { today } from "../../clock";
import { applyRoster } from "../../commands/roster/apply-roster";
import { discardRoster } from "../../commands/roster/discard-roster";
import { previewRoster } from "../../commands/roster/preview-roster";
import { newId } from "../../db/ids";
import type { SchoolId, SessionId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createAccount, createAccountAt, createGroup, createPupil, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { edexmlOf } from "../../testing/roster-files";
import { findPreview } from "./find-preview";
import { getRosterOverview } from "./get-roster-overview";
import { listImports } from "./list-imports";

testDatabase();

async function scopeOf(schoolId: SchoolId, role: "admin" | "staff" = "admin") {
	const { userId } = await createAccount({ name: "Anna Beheer" });
	await createAccountAt(schoolId, userId);
	const sessionId = newId<SessionId>();
	return personScope({ schoolId, userId, sessionId, role });
}
async function preview(scope: Scope, file: Uint8Array): Promise<string> {
	const previewed = await previewRoster(scope, file);
	if (!previewed.ok) throw new Error(JSON.stringify(previewed.faults));
	return previewed.importId;
}
const everything = { noun: null, page: 1 } as const;

it("shows what a file would change by name, fifty lines a page, and changes nothing by being looked at", async () => {
	const { schoolId } = await createSchool();
	const scope = await scopeOf(schoolId);
	const importId = await preview(scope, edexmlOf(60));
	const first = await findPreview(scope, importId, everything);
	expect(first).toMatchObject({ pages: 3, lines: 123, largeChange: false, pupilsNow: 0 });
	expect(first?.tally).toEqual({
		"pupils.added": 60,
		"employees.added": 1,
		"groups.added": 1,
		"memberships.added": 60,
		"assignments.added": 1,
	});
	expect(first?.changes).toHaveLength(50);
	expect(first?.changes[0]).toMatchObject({ noun: "pupils", verb: "added", name: "Leerling0 Test" });
	const last = await findPreview(scope, importId, { noun: "memberships", page: 99 });
	expect([last?.page, last?.pages, last?.changes.length]).toEqual([2, 2, 10]);
	expect(last?.changes[0]?.place).toBe("Groep 5");
	expect((await getRosterOverview(scope)).pupils).toBe(0);
});

it("says who would leave first, and no more may be ended than was shown", async () => {
	const { schoolId } = await createSchool();
	const scope = await scopeOf(schoolId);
	await applyRoster(scope, await preview(scope, edexmlOf(40)));
	const importId = await preview(scope, edexmlOf(30));
	const seen = await findPreview(scope, importId, everything);
	expect(seen).toMatchObject({ largeChange: true, pupilsEnded: 10, pupilsNow: 40 });
	expect(seen?.changes[0]).toMatchObject({ noun: "pupils", verb: "ended", day: today() });
	// Somebody else's file made the school larger in between.
	await applyRoster(scope, await preview(scope, edexmlOf(50)));
	await expect(applyRoster(scope, importId, 10)).rejects.toThrow("conflict");
	await applyRoster(scope, importId, 20);
	expect(await findPreview(scope, importId, everything)).toBeNull();
});

it("a file waits for its own school alone, and only for an admin", async () => {
	const [mine, other] = [await createSchool(), await createSchool()];
	const [scope, stranger] = [await scopeOf(mine.schoolId), await scopeOf(other.schoolId)];
	const staff = await scopeOf(mine.schoolId, "staff");
	const importId = await preview(scope, edexmlOf(3));
	expect(await findPreview(stranger, importId, everything)).toBeNull();
	expect(await listImports(stranger)).toEqual([]);
	await expect(applyRoster(stranger, importId)).rejects.toThrow("not-found");
	await expect(previewRoster(staff, edexmlOf(3))).rejects.toThrow("not-allowed");
	await expect(listImports(staff)).rejects.toThrow("not-allowed");
	await expect(getRosterOverview(staff)).rejects.toThrow("not-allowed");
	await expect(findPreview(staff, importId, everything)).rejects.toThrow("not-allowed");
	const [row] = await listImports(scope);
	expect(row).toMatchObject({ importId, state: "previewed", broughtBy: "Anna Beheer", format: "edexml" });
	await discardRoster(scope, importId);
	expect((await listImports(scope))[0]?.state).toBe("discarded");
});

it("names pupils in no group and groups that nobody teaches", async () => {
	const school = await createSchool();
	const scope = await scopeOf(school.schoolId);
	const { groupId } = await createGroup(school, { name: "Groep 8" });
	await createPupil(school.schoolId, { groupId });
	for (let n = 0; n < 22; n++) await createPupil(school.schoolId, { givenName: "Los", familyName: `Kind ${n}` });
	const { pupils, pupilsWithoutGroup, groupsWithoutTeacher } = await getRosterOverview(scope);
	expect([pupils, pupilsWithoutGroup.count, pupilsWithoutGroup.names.length]).toEqual([23, 22, 20]);
	expect(groupsWithoutTeacher).toEqual({ count: 1, names: ["Groep 8"] });
});

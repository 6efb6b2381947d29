import { beforeAll, expect, it } from "vitest";
import { sittingSheet } from "../../../components/sittings/sitting-sheet";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { mostMembers, whole } from "../../db/whole";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import {
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { writeTries } from "../../testing/tries";
import { findGroupGoal } from "../goals/find-group-goal";
import { findGroupGrid } from "../groups/find-group-grid";
import { selectMembers } from "../groups/select-members";
import { findPupilPage } from "../pupils/find-pupil-page";
import { findSittingPage } from "../sittings/find-sitting-page";
import { listSittings } from "../sittings/list-sittings";

testDatabase();

const size = 334;
const today = "2026-11-23";
let school: TestSchool;
let groupId: GroupId;
let goalId: GoalId;
let pupils: PersonId[];
let teacher: PersonId;
let sittingId: string;
const scopeOf = () => personScope({ schoolId: school.schoolId, role: "staff", personId: teacher, today });

async function addPupils(count: number, group: GroupId): Promise<PersonId[]> {
	const { schoolId } = school;
	const ids = Array.from({ length: count }, () => newId<PersonId>());
	await inSchool(school, async (tx) => {
		await tx.person.createMany({
			data: ids.map((id, index) => ({ schoolId, id, kind: "pupil", givenName: `V${index}`, familyName: `A${index}` })),
		});
		const beginDate = new Date("2026-08-01");
		await tx.groupMembership.createMany({
			data: ids.map((personId) => ({ schoolId, groupId: group, personId, beginDate })),
		});
	});
	return ids;
}

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	({ groupId } = await createGroup(school, { kind: "lesson-group", subjectKey: "arithmetic" }));
	({ goalId } = await createGoal({ subjectKey: "arithmetic" }));
	pupils = await addPupils(size, groupId);
	({ personId: teacher } = await createEmployee(schoolId));
	await assign(schoolId, teacher, { kind: "teacher", groupId, beginDate: "2026-08-01" });
	const { connectionId } = await createConnection(schoolId, { standard: "edu-v-results" });
	await mapToGoal({ schoolId, connectionId }, goalId, { kind: "assessment", sourceId: "t" });
	const { sittingOn } = await writeTries(
		{ schoolId, connectionId },
		{ sourceId: "t", subjectKey: "arithmetic" },
		pupils.map((pupilId, index) => ({ pupilId, takenAt: "2026-11-10T09:00", scores: [index % 101] })),
	);
	sittingId = sittingOn("2026-11-10");
});

it("every screen and file of a group of 334 counts 334", async () => {
	const scope = scopeOf();
	expect((await listSittings(scope, groupId))?.sittings).toMatchObject([{ members: size, final: size }]);
	const page = await findSittingPage(scope, { groupId, sittingId, compareWith: null });
	expect([page?.pupils.length, page?.picture.main?.spread]).toMatchObject([size, { n: size }]);
	if (page === null) throw new Error("the test is there");
	const { about, rows } = sittingSheet(page, "nl");
	expect([about.n, rows[0]?.[2], rows.length - 2]).toEqual([size, size, size]);
	const chosen = { groupId, period: { key: "year" as const }, connectionId: null, kind: "all" as const };
	const every = { ...chosen, schoolYear: null, subGroupId: null };
	const grid = await findGroupGrid(scope, { ...every, subject: "arithmetic" });
	expect([grid?.members.length, grid?.grid.columns[0]?.spread]).toMatchObject([size, { n: size }]);
	const goal = await findGroupGoal(scope, { ...every, goalId });
	expect([goal?.members.length, goal?.column.spread]).toMatchObject([size, { n: size }]);
	const pupil = await findPupilPage(scope, { pupilId: pupils[300]!, period: { key: "year" }, connectionId: null });
	expect(pupil?.rows[0]?.comparison).toMatchObject({ state: "compared", n: size });
});

it("a group of more than 2,000 is refused, never shown in part", async () => {
	const { groupId: huge } = await createGroup(school);
	await addPupils(mostMembers, huge);
	const read = () => inSchool(school, (tx) => selectMembers(tx, scopeOf(), huge, today));
	expect(await read()).toHaveLength(mostMembers);
	await addPupils(1, huge);
	await expect(read()).rejects.toMatchObject({ code: "too-many-rows", digest: "too-many-rows" });
	expect(() => whole([1, 2], 1)).toThrow();
});

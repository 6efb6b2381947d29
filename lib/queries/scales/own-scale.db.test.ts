import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { GoalId, GroupId, PersonId, SchoolId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
} from "../../testing/factories";
import { addSitting, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { getPupilGoal } from "../goals/get-pupil-goal";
import { findGroupGrid } from "../groups/find-group-grid";
import { findPupilPage } from "../pupils/find-pupil-page";
import { findSittingPage } from "../sittings/find-sitting-page";

testDatabase();

const today = "2026-11-23";
const said = ["goed", "voldoende", "onvoldoende", "goed", "voldoende", "voldoende", "goed"];
const weakestFirst = ["onvoldoende", "voldoende", "goed"];
let schoolId: SchoolId;
let groupId: GroupId;
let pupils: PersonId[];
let scope: Scope;
/** The same labels, with a scale of the supplier and without one. */
let scaled: GoalId;
let loose: GoalId;

beforeAll(async () => {
	const school = await createSchool();
	({ schoolId } = school);
	({ groupId } = await createGroup(school));
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "class-teacher", groupId, beginDate: "2026-08-01" });
	scope = personScope({ schoolId, personId, today });
	pupils = [];
	for (const index of said.keys()) {
		const { pupilId } = await createPupil(schoolId, { familyName: `Naam${index}` });
		await addMember(schoolId, groupId, pupilId, { beginDate: "2026-08-01" });
		pupils.push(pupilId);
	}
	const place = { schoolId, connectionId: (await createConnection(schoolId)).connectionId };
	// As the supplier sent it: in any order, its bounds as decimal text; the scale of another measure beside it.
	const entries = [
		{ lower: "80", upper: "100", label: "goed" },
		{ lower: "0", upper: "54.9", label: "onvoldoende" },
		{ lower: "55", upper: "79.9", label: "voldoende" },
	];
	await inSchool(school, (tx) =>
		tx.scoreScale.createMany({
			data: [
				{ ...place, sourceId: "beheersing", name: "Beheersing", entries },
				{ ...place, sourceId: "anders", name: "Anders", entries: [{ lower: "1", upper: "2", label: "laag" }] },
			],
		}),
	);
	const goalOf = async (name: string, scaleIds: string[]) => {
		const { goalId } = await createGoal({ subjectKey: "arithmetic" });
		await mapToGoal(place, goalId, { kind: "assessment", sourceId: name });
		const scores = pupils.map((pupilId, index) => ({ pupilId, text: said[index] ?? "" }));
		await addSitting(place, { name, day: "2026-11-17", type: "ovg", scaleIds }, scores);
		return goalId;
	};
	scaled = await goalOf("met schaal", ["anders", "beheersing"]);
	loose = await goalOf("zonder schaal", []);
});

const period = { key: "year" } as const;

describe("labels of a supplier's own scale", () => {
	it("have the order of its lower bounds in the grid; without a scale they are counted, not ranked", async () => {
		const page = await findGroupGrid(scope, {
			...{
				groupId,
				subject: "arithmetic",
				period,
				connectionId: null,
				kind: "all",
				schoolYear: null,
				subGroupId: null,
			},
		});
		const columnOf = (goalId: GoalId) => page?.grid.columns.find((column) => column.goalId === goalId);
		expect(columnOf(scaled)?.spread).toMatchObject({ code: "ordinal", median: "voldoende" });
		const { spread } = columnOf(scaled) ?? {};
		expect(spread?.code === "ordinal" && spread.counts).toEqual([
			{ level: "onvoldoende", count: 1 },
			{ level: "voldoende", count: 3 },
			{ level: "goed", count: 3 },
		]);
		expect(columnOf(loose)?.spread.code).toBe("unordered");
	});

	it("are the scale of the pupil's panel, and the place on the pupil page", async () => {
		const [pupilId] = pupils as [PersonId];
		const goal = await getPupilGoal(scope, { groupId, goalId: scaled, pupilId, period });
		expect(goal.panels.map((panel) => panel.scale.levels)).toEqual([weakestFirst]);
		const page = await findPupilPage(scope, { pupilId, period, connectionId: null });
		expect(page?.rows.map((row) => row.value?.text)).toContain("goed");
	});

	it("stand in their order after a test", async () => {
		const sitting = await inSchool({ schoolId }, async (tx) => {
			const { id: assessmentId } = await tx.assessment.findFirstOrThrow({ where: { schoolId, name: "met schaal" } });
			return tx.sitting.findFirstOrThrow({ where: { schoolId, assessmentId } });
		});
		const page = await findSittingPage(scope, { groupId, sittingId: sitting.id, compareWith: null });
		expect(page?.picture.levels.map(({ spread }) => spread.code)).toEqual(["ordinal"]);
	});
});

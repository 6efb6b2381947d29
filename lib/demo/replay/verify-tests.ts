import type { Scope } from "../../authz/scope";
import type { GroupId, PersonId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { findGroupGrid } from "../../queries/groups/find-group-grid";
import { asTeacher, type VerifyRun } from "./as-teacher";
import { Comparison } from "./comparison";
import { chooseThree, type FileTest, figuresOf, placeOf, readClasses } from "./file-statistics";
import { replayGoals } from "./replay-goals";
import { replayEckId } from "./replay-school";

type Grid = NonNullable<Awaited<ReturnType<typeof findGroupGrid>>>;
type Kind = "bdf" | "egsingle";

/** Medians, quartiles, positions and "too few" of three classes, test by test. @returns a comparison for each */
export async function verifyTests(run: VerifyRun, kind: Kind): Promise<Comparison[]> {
	const done: Comparison[] = [];
	for (const each of chooseThree(readClasses(kind, run.text))) {
		await asTeacher(run, each, async (scope, groupId, personIds) => {
			for (const test of each.tests) {
				const page = await gridOf(scope, groupId, run, test.testId);
				const comparison = compare(kind, page, test, personIds);
				done.push(comparison);
				const { n, median } = figuresOf(test.scores);
				const what = n < 6 ? "too few" : `median ${median}`;
				run.say(`class ${each.classKey}, ${test.testId}: n ${n}, ${what}: ${comparison.verdict}`);
			}
		});
	}
	return done;
}

/** The grid of the day of the test alone, tests only: one column, one measure. */
export async function gridOf(scope: Scope, groupId: GroupId, { plan }: VerifyRun, testId: string): Promise<Grid> {
	const messages = plan.schools.flatMap((school) => school.messages);
	const message = messages.find((each) => each.assessmentDefinition.id === testId);
	const day = dayInAmsterdam(new Date(message?.assessmentDateTime ?? 0));
	const page = await findGroupGrid(scope, {
		groupId,
		subject: replayGoals[testId.startsWith("bdf-lang") ? "dutch" : "arithmetic"].subject,
		period: { key: "custom", from: day, to: day },
		connectionId: null,
		kind: "test",
		schoolYear: null,
		subGroupId: null,
	});
	if (page === null) throw new Error("the teacher may not see the class");
	return page;
}

function compare(kind: Kind, page: Grid, test: FileTest, personIds: ReadonlyMap<string, PersonId>): Comparison {
	const comparison = new Comparison();
	const column = page.grid.columns.find((each) => each.source !== null);
	const figures = figuresOf(test.scores);
	comparison.check("n", column?.valued, figures.n);
	const spread = column?.spread;
	comparison.check("too few", spread?.code === "too-few", figures.n < 6);
	if (figures.n >= 6) {
		const quartiles = spread?.code === "numeric" ? spread.quartiles : null;
		for (const name of ["lower", "median", "upper"] as const) comparison.check(name, quartiles?.[name], figures[name]);
	}
	for (const [pupil, score] of test.scores) {
		const pupilId = personIds.get(replayEckId(kind, pupil));
		const cell = column?.cells.find((each) => each.pupilId === pupilId);
		comparison.check("score", cell?.value?.shown, score);
		comparison.check("place", cell?.standing?.code, figures.n < 6 ? "too-few" : "placed");
		if (cell?.standing?.code !== "placed") continue;
		const place = placeOf(pupil, test.scores);
		comparison.check("below", cell.standing.position.below, place.below);
		comparison.check("equal", cell.standing.position.equal, place.equal);
	}
	return comparison;
}

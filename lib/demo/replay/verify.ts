import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/session-scope";
import { beginSession, endSession } from "../../authz/sessions";
import type { GroupId, PersonId, SchoolId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import { findAccountId } from "../../queries/accounts/find-account-id";
import { findGroupGrid } from "../../queries/groups/find-group-grid";
import { listRosterKeys } from "../../queries/roster/list-roster-keys";
import type { Secrets } from "../set-up/secrets";
import { setUpPeople } from "../set-up/set-up-people";
import { chooseThree, type FileClass, type FileTest, figuresOf, placeOf, readClasses } from "./file-statistics";
import type { ReplayPlan, ReplaySchool } from "./plan";
import { replayGoals } from "./replay-goals";
import { replayEckId } from "./replay-school";

export interface VerifyRun {
	readonly plan: ReplayPlan;
	readonly secrets: Secrets;
	readonly text: string;
	say(line: string): void;
}
type Kind = "bdf" | "egsingle";
type Grid = NonNullable<Awaited<ReturnType<typeof findGroupGrid>>>;

/** Three classes as their teachers see them against the figures of the file. @returns whether all of it agrees */
export async function verifyReplay(run: VerifyRun): Promise<boolean> {
	const { kind } = run.plan;
	if (kind === "assist") throw new Error("--verify is for bdf and egsingle: assist has no scores to rank");
	const { sum } = { sum: { compared: 0, wrong: 0 } };
	for (const each of chooseThree(readClasses(kind, run.text))) {
		const school = run.plan.schools.find((candidate) => candidate.roster.key === each.schoolKey);
		if (!school) throw new Error("a school of the file was not replayed");
		await asTeacher(run, kind, school, each, async (scope, groupId, personIds) => {
			for (const test of each.tests) {
				const page = await gridOf(scope, groupId, school, test.testId);
				const faults = compare(kind, page, test, personIds, sum);
				sum.wrong += faults.length;
				const { n, median } = figuresOf(test.scores);
				const verdict = faults.length === 0 ? "agrees" : faults.slice(0, 3).join("; ");
				run.say(
					`class ${each.classKey}, ${test.testId}: n ${n}, ${n < 6 ? "too few" : `median ${median}`}: ${verdict}`,
				);
			}
		});
	}
	run.say(`${sum.compared} figures compared, ${sum.wrong} differ`);
	return sum.wrong === 0 && sum.compared > 0;
}

/** Signs the class teacher in, as far as the read models can tell, and out again. */
async function asTeacher(
	run: VerifyRun,
	kind: Kind,
	{ roster }: ReplaySchool,
	fileClass: FileClass,
	work: (scope: Scope, groupId: GroupId, personIds: ReadonlyMap<string, PersonId>) => Promise<void>,
): Promise<void> {
	const schoolId = run.secrets.schoolId(roster.key) as SchoolId | null;
	if (schoolId === null) throw new Error("this file was not replayed here yet: run it without --verify first");
	const job = jobScope(schoolId);
	const keys = await listRosterKeys(job);
	const personIds = new Map(keys.people.map((person) => [person.value, person.id]));
	const teacher = roster.employees.filter((employee) => employee.key === `${kind}-t${fileClass.classKey}`);
	const [user] = await setUpPeople(run.secrets, job, { ...roster, employees: teacher }, personIds);
	const userId = user ? await findAccountId(job, user.email) : null;
	const group = keys.groups.find((each) => each.sourceId === `${kind}-c${fileClass.classKey}`);
	if (userId === null || !group || !user) throw new Error(`class ${fileClass.classKey} is not in the roster`);
	run.say(`class ${fileClass.classKey}: /groups/${group.id} (${user.email}, ${user.password})`);
	const session = await beginSession(userId);
	try {
		const scope = await findSessionScope(session);
		if (scope === null) throw new Error("the teacher may not sign in");
		await work(scope, group.id, personIds);
	} finally {
		await endSession(session);
	}
}

/** The grid of the day of the test alone, tests only: one column, one measure. */
async function gridOf(scope: Scope, groupId: GroupId, school: ReplaySchool, testId: string): Promise<Grid> {
	const message = school.messages.find((each) => each.assessmentDefinition.id === testId);
	const day = dayInAmsterdam(new Date(message?.assessmentDateTime ?? 0));
	const page = await findGroupGrid(scope, {
		groupId,
		subject: replayGoals[testId.startsWith("bdf-lang") ? "dutch" : "arithmetic"].subject,
		period: { key: "custom", from: day, to: day },
		connectionId: null,
		kind: "test",
		schoolYear: null,
	});
	if (page === null) throw new Error("the teacher may not see the class");
	return page;
}

function compare(
	kind: Kind,
	page: Grid,
	test: FileTest,
	personIds: ReadonlyMap<string, PersonId>,
	sum: { compared: number },
): string[] {
	const faults: string[] = [];
	const check = (what: string, shown: unknown, fromFile: unknown) => {
		sum.compared += 1;
		const near = typeof shown === "number" && typeof fromFile === "number" && Math.abs(shown - fromFile) < 1e-9;
		if (!near && shown !== fromFile) faults.push(`${what} ${shown} on screen, ${fromFile} in the file`);
	};
	const column = page.grid.columns.find((each) => each.source !== null);
	const figures = figuresOf(test.scores);
	check("n", column?.n, figures.n);
	const spread = column?.spread;
	check("too few", spread?.code === "too-few", figures.n < 6);
	if (spread?.code === "numeric") {
		for (const name of ["lower", "median", "upper"] as const) check(name, spread.quartiles[name], figures[name]);
	}
	for (const [pupil, score] of test.scores) {
		const pupilId = personIds.get(replayEckId(kind, pupil));
		const cell = column?.cells.find((each) => each.pupilId === pupilId);
		check("score", cell?.value?.shown, score);
		if (figures.n < 6) check("place", cell?.standing?.code, "too-few");
		else if (cell?.standing?.code === "placed") {
			const place = placeOf(pupil, test.scores);
			check("below", cell.standing.position.below, place.below);
			check("equal", cell.standing.position.equal, place.equal);
		} else check("place", cell?.standing?.code, "placed");
	}
	return faults;
}

import type { GoalId, PersonId } from "../../domain/ids";
import { addDays, dayInAmsterdam } from "../../domain/school-day";
import { findGroupGrid } from "../../queries/groups/find-group-grid";
import { asTeacher, type VerifyRun } from "./as-teacher";
import { assistDays } from "./assist";
import { assistTimes } from "./assist-times";
import { Comparison } from "./comparison";
import { evidenceOf, type FileAnswer, intervalOf, readAnswers, statusOf } from "./file-practice";
import { figuresOf } from "./file-statistics";
import { listSkillGoals } from "./replay-goals";
import { replayEckId } from "./replay-school";

type Column = NonNullable<Awaited<ReturnType<typeof findGroupGrid>>>["grid"]["columns"][number];
interface Pupil {
	readonly eckId: string;
	readonly answers: readonly FileAnswer[];
	/** Of each answer, as it was made up for sending. */
	readonly days: readonly string[];
}

/** The second period that is compared ends so long before the first. */
const earlierDays = 21;

/** Evidence, interval and status of every pupil on every mapped skill, in three groups and two periods. @returns a comparison for each */
export async function verifyPractice(run: VerifyRun): Promise<Comparison[]> {
	const answersOf = readAnswers(run.text);
	const skills = await listSkillGoals(run.plan);
	const names = skills.map(({ skill }) => skill);
	const done: Comparison[] = [];
	for (const group of chooseGroups(run, answersOf, names)) {
		await asTeacher(run, group, async (scope, groupId, personIds) => {
			for (const to of [run.anchor, addDays(run.anchor, -earlierDays)]) {
				const period = { key: "custom", from: addDays(run.anchor, -364), to } as const;
				const input = { groupId, subject: "arithmetic", period, connectionId: null, kind: "practice" } as const;
				const page = await findGroupGrid(scope, { ...input, schoolYear: null, subGroupId: null });
				if (page === null) throw new Error("the teacher may not see the group");
				const { comparison, found } = compareGrid(page.grid.columns, skills, { ...group, personIds, to });
				done.push(comparison);
				const where = `class ${group.classKey} until ${to}: ${group.pupils.length} pupils on ${skills.length} skills`;
				run.say(`${where}: ${found}: ${comparison.verdict}`);
			}
		});
	}
	return done;
}

/** @returns with the comparison what was found, in words: "3 reached, 1 stuck" */
function compareGrid(
	columns: readonly Column[],
	skills: readonly { readonly skill: string; readonly goalId: GoalId }[],
	group: Omit<OfSkill, "skill">,
): { comparison: Comparison; found: string } {
	const comparison = new Comparison();
	const seen: Record<string, number> = {};
	for (const { skill, goalId } of skills) compare(comparison, columnOf(columns, goalId), { ...group, skill }, seen);
	const found = Object.entries(seen).map(([what, count]) => `${count} ${what}`);
	return { comparison, found: found.join(", ") };
}

/** The first group, the one with most evidence to compare on one skill, and the last, which is the smallest. */
function chooseGroups(
	run: VerifyRun,
	answersOf: ReadonlyMap<string, readonly FileAnswer[]>,
	skills: readonly string[],
) {
	const groups = run.plan.schools.flatMap(({ roster }) =>
		roster.groups.map((group) => {
			const numbers = group.pupilKeys.map((key) => key.replace("assist-p", ""));
			const pupils = numbers.map((pupil) => pupilOf(run, pupil, answersOf.get(pupil) ?? []));
			const counts = skills.map(
				(skill) =>
					pupils.filter(({ answers, days }) => evidenceOf(answers, days, skill, run.anchor).taken >= 10).length,
			);
			const comparable = Math.max(0, ...counts);
			return { schoolKey: roster.key, classKey: group.key.replace("assist-c", ""), pupils, comparable };
		}),
	);
	const most = [...groups].sort((a, b) => b.comparable - a.comparable)[0];
	return [...new Set([groups[0], most, groups.at(-1)])].filter((each) => each !== undefined);
}

function pupilOf({ anchor }: VerifyRun, pupil: string, answers: readonly FileAnswer[]): Pupil {
	const times = assistTimes(pupil, answers.length, assistDays(anchor));
	return { eckId: replayEckId("assist", pupil), answers, days: times.map((time) => dayInAmsterdam(new Date(time))) };
}

function columnOf(columns: readonly Column[], goalId: GoalId): Column {
	const found = columns.find((column) => column.goalId === goalId);
	if (!found) throw new Error("a skill of the file has no column");
	return found;
}

interface OfSkill {
	readonly pupils: readonly Pupil[];
	readonly personIds: ReadonlyMap<string, PersonId>;
	readonly skill: string;
	/** Last day of the period. */
	readonly to: string;
}

function compare(comparison: Comparison, column: Column, of: OfSkill, seen: Record<string, number>): void {
	const shares = new Map<string, number>();
	let valued = 0;
	for (const { eckId, answers, days } of of.pupils) {
		const pupilId = of.personIds.get(eckId);
		const cell = column.cells.find((each) => each.pupilId === pupilId);
		const evidence = evidenceOf(answers, days, of.skill, of.to);
		const status = statusOf(evidence);
		seen[status] = (seen[status] ?? 0) + 1;
		comparison.check("first attempts", cell?.taken ?? 0, evidence.taken);
		comparison.check("status", cell?.status, status);
		const share = (100 * evidence.right) / evidence.taken;
		comparison.check("share right", cell?.value?.shown ?? null, evidence.taken < 5 ? null : share);
		if (evidence.taken < 5) continue;
		valued += 1;
		if (evidence.taken >= 10) shares.set(eckId, share);
		const { low, high } = intervalOf(evidence);
		comparison.check("lower end", cell?.value?.interval?.low, low, 1e-6);
		comparison.check("upper end", cell?.value?.interval?.high, high, 1e-6);
	}
	comparison.check("n", column.valued, valued);
	const figures = figuresOf(shares);
	const { spread } = column;
	comparison.check("n to compare", spread.n, figures.n);
	comparison.check("too few", spread.code === "too-few", figures.n < 6);
	if (spread.code !== "numeric") return;
	seen["columns with a spread"] = (seen["columns with a spread"] ?? 0) + 1;
	for (const name of ["lower", "median", "upper"] as const)
		comparison.check(name, spread.quartiles[name], figures[name]);
}

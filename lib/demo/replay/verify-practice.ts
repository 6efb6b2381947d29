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
	readonly id: PersonId | undefined;
	readonly answers: readonly FileAnswer[];
	/** Of each answer, as it was made up for sending. */
	readonly days: readonly string[];
}

/** Evidence, interval and status of every pupil on every mapped skill, in three groups. @returns a comparison for each */
export async function verifyPractice(run: VerifyRun): Promise<Comparison[]> {
	const answersOf = readAnswers(run.text);
	const skills = await listSkillGoals(run.plan);
	const done: Comparison[] = [];
	for (const each of chooseGroups(run, answersOf)) {
		await asTeacher(run, each, async (scope, groupId, personIds) => {
			const period = { key: "custom", from: addDays(run.anchor, -364), to: run.anchor } as const;
			const input = { groupId, subject: "arithmetic", period, connectionId: null, kind: "practice" } as const;
			const page = await findGroupGrid(scope, { ...input, schoolYear: null });
			if (page === null) throw new Error("the teacher may not see the group");
			const pupils = each.pupils.map((pupil) => pupilOf(run, pupil, answersOf.get(pupil) ?? [], personIds));
			const comparison = new Comparison();
			const seen: Record<string, number> = {};
			for (const { skill, goalId } of skills) {
				compare(comparison, columnOf(page.grid.columns, goalId), pupils, skill, run.anchor, seen);
			}
			done.push(comparison);
			const statuses = Object.entries(seen).map(([status, count]) => `${count} ${status}`);
			run.say(
				`class ${each.classKey}: ${pupils.length} pupils on ${skills.length} skills, ${statuses.join(", ")}: ${comparison.verdict}`,
			);
		});
	}
	return done;
}

/** The first group, the one that practised most, and the last, which is the smallest. */
function chooseGroups(run: VerifyRun, answersOf: ReadonlyMap<string, readonly FileAnswer[]>) {
	const groups = run.plan.schools.flatMap(({ roster }) =>
		roster.groups.map((group) => {
			const pupils = group.pupilKeys.map((key) => key.replace("assist-p", ""));
			const answers = pupils.reduce((sum, pupil) => sum + (answersOf.get(pupil)?.length ?? 0), 0);
			return { schoolKey: roster.key, classKey: group.key.replace("assist-c", ""), pupils, answers };
		}),
	);
	const most = [...groups].sort((a, b) => b.answers - a.answers)[0];
	return [...new Set([groups[0], most, groups.at(-1)])].filter((each) => each !== undefined);
}

function pupilOf(
	{ anchor }: VerifyRun,
	pupil: string,
	answers: readonly FileAnswer[],
	personIds: ReadonlyMap<string, PersonId>,
): Pupil {
	const times = assistTimes(pupil, answers.length, assistDays(anchor));
	const days = times.map((time) => dayInAmsterdam(new Date(time)));
	return { id: personIds.get(replayEckId("assist", pupil)), answers, days };
}

function columnOf(columns: readonly Column[], goalId: GoalId): Column {
	const found = columns.find((column) => column.goalId === goalId);
	if (!found) throw new Error("a skill of the file has no column");
	return found;
}

function compare(
	comparison: Comparison,
	column: Column,
	pupils: readonly Pupil[],
	skill: string,
	lastDay: string,
	seen: Record<string, number>,
): void {
	const shares = new Map<string, number>();
	let valued = 0;
	for (const [row, { id, answers, days }] of pupils.entries()) {
		const cell = column.cells.find((each) => each.pupilId === id);
		const evidence = evidenceOf(answers, days, skill, lastDay);
		const status = statusOf(evidence);
		seen[status] = (seen[status] ?? 0) + 1;
		comparison.check("first attempts", cell?.taken ?? 0, evidence.taken);
		comparison.check("status", cell?.status, status);
		const share = (100 * evidence.right) / evidence.taken;
		comparison.check("share right", cell?.value?.shown ?? null, evidence.taken < 5 ? null : share);
		if (evidence.taken < 5) continue;
		valued += 1;
		if (evidence.taken >= 10) shares.set(String(row), share);
		const { low, high } = intervalOf(evidence);
		comparison.check("lower end", cell?.value?.interval?.low, low, 1e-6);
		comparison.check("upper end", cell?.value?.interval?.high, high, 1e-6);
	}
	comparison.check("n", column.n, valued);
	const figures = figuresOf(shares);
	const { spread } = column;
	comparison.check("n to compare", spread.n, figures.n);
	comparison.check("too few", spread.code === "too-few", figures.n < 6);
	if (spread.code !== "numeric") return;
	for (const name of ["lower", "median", "upper"] as const)
		comparison.check(name, spread.quartiles[name], figures[name]);
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { inSchool } from "../db/in-school";
import type { ConnectionId, GoalId, SchoolId } from "../domain/ids";
import type { AttemptRecord } from "../domain/records";
import { dayInAmsterdam } from "../domain/school-day";
import { anAttempt, type Courier, createCourier, withdrawalOf } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createGoal, createPupil, createSchool } from "../testing/factories";
import { sized } from "../testing/sizes";
import { rebuildPractice, recomputePractice } from "./recompute-practice";
import { releaseHeld } from "./release-held";

testDatabase();

/**
 * Random histories of a school: deliveries, duplicates, late and corrected attempts, withdrawals before and after, mapping
 * changed, pupils that appear later. The rollup that was added up on the way must equal the rebuild from the facts and a
 * small model in memory.
 */
const attemptArbitrary = fc.record({
	source: fc.integer({ min: 0, max: 11 }),
	pupil: fc.integer({ min: 0, max: 2 }),
	item: fc.integer({ min: 0, max: 3 }),
	unit: fc.option(fc.integer({ min: 0, max: 1 })),
	/** Around midnight and over three days, so that corrections change the day. */
	hour: fc.integer({ min: 0, max: 72 }),
	success: fc.option(fc.boolean()),
	scoreRatio: fc.option(fc.constantFrom(0, 0.25, 0.5, 1)),
	durationMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
});
const stepArbitrary = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant("deliver" as const),
			attempts: fc.array(attemptArbitrary, { minLength: 1, maxLength: 6 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant("withdraw" as const), source: fc.integer({ min: 0, max: 11 }) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant("map" as const),
			kind: fc.constantFrom("item" as const, "unit" as const),
			number: fc.integer({ min: 0, max: 1 }),
			goals: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("recompute" as const) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("enrol" as const) }) },
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer S> ? S : never;

const subjects = ["arithmetic", "arithmetic", "dutch"] as const;
const eckOf = (pupil: number) => `https://ketenid.nl/pilot/history-${pupil}`;

test("added up on the way, rebuilt from the facts and a model in memory agree", async () => {
	const goals: GoalId[] = [];
	for (const subjectKey of subjects) goals.push((await createGoal({ subjectKey })).goalId);
	await fc.assert(
		fc.asyncProperty(fc.array(stepArbitrary, { minLength: 3, maxLength: 14 }), async (steps) => {
			const { schoolId } = await createSchool();
			const courier = await createCourier(schoolId);
			const pupils = [await enrol(schoolId, 0), await enrol(schoolId, 1)];
			const model = new Model(goals);
			for (const step of steps) {
				if (step.do === "enrol" && pupils.length < 3) {
					pupils.push(await enrol(schoolId, 2));
					await releaseHeld(courier.job);
				} else await take(step, courier, goals);
				model.take(step);
			}
			await recomputePractice(courier.job, courier.connectionId);
			const added = await listDays(schoolId, courier.connectionId);
			await rebuildPractice(courier.job, courier.connectionId);
			expect(added).toEqual(await listDays(schoolId, courier.connectionId));
			expect(added).toEqual(model.days(pupils));
			const wrong = await inSchool(
				{ schoolId },
				(tx) => tx.$queryRaw`
				SELECT id FROM delivery WHERE received <> written + unchanged + stale + not_used + held + rejected`,
			);
			expect(wrong).toEqual([]);
		}),
		{ numRuns: sized(25, 100) },
	);
}, 120_000);

const enrol = async (schoolId: SchoolId, pupil: number) =>
	(await createPupil(schoolId, { identifiers: [{ type: "eck-id", value: eckOf(pupil) }] })).pupilId;

const recordOf = (a: Extract<Step, { do: "deliver" }>["attempts"][number]): AttemptRecord =>
	anAttempt(eckOf(a.pupil), {
		sourceId: `source-${a.source}`,
		at: new Date(Date.UTC(2025, 9, 1, 20 + a.hour, a.source)).toISOString(),
		itemId: `item-${a.item}`,
		unitId: a.unit === null ? null : `unit-${a.unit}`,
		success: a.success,
		scoreRatio: a.scoreRatio,
		durationMs: a.durationMs,
	});

async function take(step: Step, courier: Courier, goals: readonly GoalId[]): Promise<void> {
	if (step.do === "deliver") await courier.deliver(step.attempts.map(recordOf));
	if (step.do === "withdraw")
		await courier.deliver([withdrawalOf(anAttempt("x", { sourceId: `source-${step.source}` }))]);
	if (step.do === "recompute") await recomputePractice(courier.job, courier.connectionId);
	if (step.do !== "map") return;
	const key = {
		schoolId: courier.scope.schoolId,
		connectionId: courier.connectionId,
		kind: step.kind,
		sourceId: `${step.kind}-${step.number}`,
	};
	await inSchool(courier.scope, async (tx) => {
		await tx.goalMapping.deleteMany({ where: key });
		await tx.goalMapping.createMany({ data: step.goals.map((goal) => ({ ...key, goalId: goals[goal]!, version: 1 })) });
		await tx.connection.updateMany({ where: { id: courier.connectionId }, data: { mappingVersion: { increment: 1 } } });
	});
}

const sums = [
	"attempts",
	"judged",
	"correct",
	"firstJudged",
	"firstCorrect",
	"partial",
	"partialSum",
	"partialSumSquares",
	"durationMs",
] as const;
type Day = Record<(typeof sums)[number], number> & { lastAt: string };

async function listDays(schoolId: SchoolId, connectionId: ConnectionId): Promise<Record<string, Day>> {
	const rows = await inSchool({ schoolId }, (tx) => tx.practiceDay.findMany({ where: { connectionId } }));
	return Object.fromEntries(
		rows.map((row) => [
			[row.pupilId, row.day.toISOString().slice(0, 10), row.kind, row.key].join(" "),
			{
				...(Object.fromEntries(sums.map((name) => [name, Number(row[name])])) as Omit<Day, "lastAt">),
				lastAt: row.lastAt.toISOString(),
			},
		]),
	);
}

/** What a school would say by hand: the last word on each attempt, less what was taken back. */
class Model {
	readonly attempts = new Map<string, AttemptRecord>();
	readonly held: AttemptRecord[] = [];
	/** Every record in the order in which it came. */
	readonly came: AttemptRecord[] = [];
	readonly withdrawn = new Set<string>();
	readonly mapping = new Map<string, number[]>();
	readonly goals: readonly GoalId[];
	enrolled = 2;
	constructor(goals: readonly GoalId[]) {
		this.goals = goals;
	}

	take(step: Step): void {
		if (step.do === "deliver")
			for (const record of step.attempts.map(recordOf)) {
				this.came.push(record);
				this.attempt(record);
			}
		if (step.do === "withdraw") this.withdrawn.add(`source-${step.source}`);
		if (step.do === "map") this.mapping.set(`${step.kind}-${step.number}`, step.goals);
		if (step.do === "enrol" && this.enrolled === 2) {
			this.enrolled = 3;
			for (const record of this.held.splice(0)) this.attempt(record);
		}
	}

	attempt(record: AttemptRecord): void {
		const unknown = record.pupil.identifiers[0]?.value === eckOf(2) && this.enrolled === 2;
		if (unknown) this.held.push(record);
		else if (!this.withdrawn.has(record.sourceId) && this.isLast(record)) this.attempts.set(record.sourceId, record);
	}

	/** What waited for its pupil does not replace what came after it. */
	isLast(record: AttemptRecord): boolean {
		const known = this.attempts.get(record.sourceId);
		return known === undefined || this.came.indexOf(known) < this.came.indexOf(record);
	}

	days(pupils: readonly string[]): Record<string, Day> {
		const days: Record<string, Day> = {};
		const standing = [...this.attempts.values()].filter((record) => !this.withdrawn.has(record.sourceId));
		for (const record of standing) {
			const pupil = pupils[Number(record.pupil.identifiers[0]?.value.at(-1))]!;
			const first = !standing.some((other) => isEarlier(other, record));
			for (const key of this.keysOf(record)) {
				const name = `${pupil} ${dayInAmsterdam(new Date(record.at))} ${key}`;
				days[name] = days[name] ?? emptyDay();
				add(days[name], record, first);
			}
		}
		return days;
	}

	keysOf(record: AttemptRecord): string[] {
		const ofItem = this.mapping.get(record.itemId) ?? [];
		const goals = ofItem.length > 0 ? ofItem : (this.mapping.get(record.unitId ?? "") ?? []);
		if (goals.length === 0) return ["total ", "unmapped "];
		const ofSubjects = new Set(goals.map((goal) => `subject ${subjects[goal]}`));
		return ["total ", ...ofSubjects, ...goals.map((goal) => `goal ${this.goals[goal]}`)];
	}
}

/** Two attempts at one moment have no order of their own: the histories give each source a minute of its own. */
const isEarlier = (other: AttemptRecord, record: AttemptRecord) =>
	other.itemId === record.itemId &&
	other.pupil.identifiers[0]?.value === record.pupil.identifiers[0]?.value &&
	other.at < record.at;

const emptyDay = (): Day => ({
	...(Object.fromEntries(sums.map((name) => [name, 0])) as Omit<Day, "lastAt">),
	lastAt: "",
});

function add(day: Day, { success, scoreRatio, durationMs, at }: AttemptRecord, first: boolean): void {
	day.attempts += 1;
	day.durationMs += durationMs ?? 0;
	if (at > day.lastAt) day.lastAt = at;
	if (success === null && scoreRatio !== null) {
		day.partial += 1;
		day.partialSum += scoreRatio;
		day.partialSumSquares += scoreRatio * scoreRatio;
	}
	if (success === null) return;
	day.judged += 1;
	day.correct += Number(success);
	day.firstJudged += Number(first);
	day.firstCorrect += Number(first && success);
}

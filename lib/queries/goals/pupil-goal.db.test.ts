import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, GoalId, GroupId, PersonId } from "../../domain/ids";
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
	type TestSchool,
} from "../../testing/factories";
import { addLevel, addPractice, addSitting, type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { columnKey } from "./column-key";
import { getProvenance } from "./get-provenance";
import { getPupilGoal } from "./get-pupil-goal";
import { listAttempts } from "./list-attempts";
import { listGoalProvenance } from "./list-goal-provenance";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
const practiceKey = { kind: "practice", assessmentId: "", partSourceId: "" } as const;
const shares = [2, 5, 6, 7, 8, 9, 10, 10];
let school: TestSchool;
let groupId: GroupId;
let goalId: GoalId;
let pupils: PersonId[];
let teacher: PersonId;
let method: FactPlace;
let adaptive: FactPlace;
let tests: FactPlace;

const scopeOf = (personId: PersonId, of = school) => personScope({ schoolId: of.schoolId, personId, today });

async function teacherOf(of: TestSchool, group: GroupId, kind: "class-teacher" | "teacher" = "class-teacher") {
	const { personId } = await createEmployee(of.schoolId);
	await assign(of.schoolId, personId, { kind, groupId: group, beginDate: begin });
	return personId;
}

async function pupilsOf(of: TestSchool, group: GroupId, count: number): Promise<PersonId[]> {
	const made: PersonId[] = [];
	for (let index = 0; index < count; index += 1) {
		const { pupilId } = await createPupil(of.schoolId, { givenName: `Leerling${index}` });
		await addMember(of.schoolId, group, pupilId, { beginDate: begin });
		made.push(pupilId);
	}
	return made;
}

const own = () => ({ groupId, goalId, pupilId: pupils[0]!, period: { key: "year" as const } });
const panelOf = async (kind: string, input = own()) =>
	(await getPupilGoal(scopeOf(teacher), input)).panels.find((panel) => panel.kind === kind);

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	({ groupId } = await createGroup(school));
	({ goalId } = await createGoal({ subjectKey: "arithmetic" }));
	pupils = await pupilsOf(school, groupId, 8);
	teacher = await teacherOf(school, groupId);
	const connect = async (standard: string, of: "yes" | "no"): Promise<FactPlace> => {
		const { connectionId } = await createConnection(schoolId, { standard, adaptive: of });
		return { schoolId, connectionId };
	};
	method = await connect("xapi", "no");
	adaptive = await connect("xapi", "yes");
	tests = await connect("edu-v-results", "no");
	await mapToGoal(method, goalId, { kind: "unit", sourceId: "unit" });
	await mapToGoal(adaptive, goalId, { kind: "unit", sourceId: "unit" });
	await mapToGoal(tests, goalId, { kind: "part", sourceId: "t1#fractions" });
	await addPractice(
		method,
		pupils.flatMap((pupilId, index) => [
			{ pupilId, day: "2026-11-10", taken: 6, right: Math.ceil((shares[index] ?? 0) / 2) },
			{ pupilId, day: "2026-11-12", taken: 6, right: Math.floor((shares[index] ?? 0) / 2) },
		]),
	);
	// Older than the evidence, and repeats of items: neither counts.
	await addPractice(method, [{ pupilId: pupils[0]!, day: "2026-09-02", taken: 12, right: 12 }]);
	await addPractice(method, [{ pupilId: pupils[0]!, day: "2026-11-13", taken: 6, right: 6, again: "2026-11-12" }]);
	await addPractice(adaptive, [{ pupilId: pupils[0]!, day: "2026-11-11", taken: 12, right: 8 }]);
	for (const [index, pupilId] of pupils.entries())
		await addLevel(adaptive, { pupilId, day: "2026-11-11", score: 400 + 10 * index, unitId: "unit" });
	await addSitting(
		tests,
		{ name: "Toets 1", sourceId: "t1", day: "2026-10-20", type: "percentage-correct", part: "fractions" },
		pupils.slice(0, 7).map((pupilId, index) => ({ pupilId, text: String(40 + 5 * index) })),
	);
});

/** Written apart from the product: the middle of a sorted list, linear between two (type 7). */
function quantile(values: readonly number[], at: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * at;
	const below = sorted[Math.floor(place)] ?? 0;
	return below + (place % 1) * ((sorted[Math.ceil(place)] ?? 0) - below);
}

describe("one pupil on one goal", () => {
	it("has the share right of the latest evidence, in the group, by source", async () => {
		const now = (await panelOf("practice"))?.now;
		const percent = shares.map((right) => (100 * right) / 12);
		expect(now?.right).toEqual({ correct: 2, taken: 12 });
		expect(now?.value?.shown).toBeCloseTo(100 / 6);
		expect(now).toMatchObject({ state: "stuck", since: "2026-11-10", day: "2026-11-12", days: 2 });
		expect(now?.counts).toEqual({ counted: 8, tooLittle: 0, without: 0 });
		const spread = now?.spread.code === "numeric" ? now.spread.quartiles : null;
		expect(spread?.lower).toBeCloseTo(quantile(percent, 0.25));
		expect(spread?.median).toBeCloseTo(quantile(percent, 0.5));
		expect(spread?.upper).toBeCloseTo(quantile(percent, 0.75));
		expect(now?.standing).toMatchObject({ code: "placed", middleHalf: "below", distinguishable: true });
	});

	it("has a point a week, of first attempts only, and a gap where there are fewer than five", async () => {
		const points = (await panelOf("practice"))?.points;
		expect(points?.map(({ day, right }) => [day, right])).toEqual([
			["2026-08-31", { correct: 12, taken: 12 }],
			["2026-11-09", { correct: 2, taken: 12 }],
		]);
	});

	it("has the own level of an adaptive source, and no position or status of it", async () => {
		const { panels, sources } = await getPupilGoal(scopeOf(teacher), own());
		const ofAdaptive = panels.filter((panel) => panel.connectionId === adaptive.connectionId);
		expect(ofAdaptive).toMatchObject([
			{
				kind: "level",
				now: { value: { shown: 400 }, standing: null, state: "no-status", spread: { code: "numeric", n: 8 } },
			},
		]);
		expect(sources.find((source) => source.connectionId === adaptive.connectionId)?.effort).toMatchObject({
			days: 1,
			attempts: 12,
			durationMs: 360_000,
		});
	});

	it("has a test by its part, with who made it", async () => {
		const panel = await panelOf("test");
		expect(panel?.points).toMatchObject([{ day: "2026-10-20", title: "Toets 1, fractions", value: { shown: 40 } }]);
		expect(panel?.now).toMatchObject({
			counts: { counted: 7, tooLittle: 0, without: 1 },
			spread: { code: "numeric", quartiles: { median: quantile([40, 45, 50, 55, 60, 65, 70], 0.5) } },
			state: "no-status",
		});
	});

	it("has no band, median or position among fewer than six", async () => {
		const { groupId: small } = await createGroup(school);
		const few = await pupilsOf(school, small, 5);
		await addPractice(
			method,
			few.map((pupilId) => ({ pupilId, day: "2026-11-10", taken: 12, right: 6 })),
		);
		const scope = scopeOf(await teacherOf(school, small));
		const { panels } = await getPupilGoal(scope, { ...own(), groupId: small, pupilId: few[0]! });
		expect(panels).toHaveLength(1);
		expect(panels[0]?.now).toMatchObject({ spread: { code: "too-few", n: 5 }, standing: { code: "too-few" } });
		expect(panels[0]?.group.every(({ spread }) => spread.code === "too-few")).toBe(true);
	});

	it("compares within the school year of a combination group", async () => {
		const { groupId: mixed } = await createGroup(school, { combination: true });
		for (const [index, pupilId] of pupils.entries())
			await addMember(school.schoolId, mixed, pupilId, { beginDate: "2026-11-01", schoolYear: index < 6 ? 5 : 6 });
		const goal = await getPupilGoal(scopeOf(await teacherOf(school, mixed)), { ...own(), groupId: mixed });
		expect(goal).toMatchObject({ schoolYear: 5, compared: 6 });
		expect(goal.panels.find((panel) => panel.kind === "practice")?.now.spread.n).toBe(6);
	});
});

describe("who may look", () => {
	const refused = { code: "not-found" };

	it("not at a pupil of another class, of another school, or that is not there", async () => {
		const { groupId: otherGroup } = await createGroup(school);
		const [other] = await pupilsOf(school, otherGroup, 1);
		const elsewhere = await createSchool();
		const { groupId: foreignGroup } = await createGroup(elsewhere);
		const [foreign] = await pupilsOf(elsewhere, foreignGroup, 1);
		const scope = scopeOf(teacher);
		for (const input of [
			{ ...own(), pupilId: other! },
			{ ...own(), pupilId: foreign! },
			{ ...own(), pupilId: newId<PersonId>() },
			{ ...own(), groupId: otherGroup, pupilId: other! },
			{ ...own(), groupId: foreignGroup, pupilId: foreign! },
			{ ...own(), goalId: newId<GoalId>() },
		]) {
			await expect(getPupilGoal(scope, input)).rejects.toMatchObject(refused);
			await expect(getProvenance(scope, input)).rejects.toMatchObject(refused);
			await expect(listAttempts(scope, { ...input, connectionId: null, after: null })).rejects.toMatchObject(refused);
		}
		await expect(
			getPupilGoal(scopeOf(await teacherOf(elsewhere, foreignGroup), elsewhere), own()),
		).rejects.toMatchObject(refused);
	});

	it("the teacher of a lesson group at its subject only", async () => {
		const lesson = async (subjectKey: string) => {
			const { groupId: group } = await createGroup(school, { kind: "lesson-group", subjectKey });
			for (const pupilId of pupils) await addMember(school.schoolId, group, pupilId, { beginDate: begin });
			return { scope: scopeOf(await teacherOf(school, group, "teacher")), input: { ...own(), groupId: group } };
		};
		const [arithmetic, dutch] = [await lesson("arithmetic"), await lesson("dutch")];
		expect((await getPupilGoal(arithmetic.scope, arithmetic.input)).panels.length).toBeGreaterThan(0);
		await expect(getPupilGoal(dutch.scope, dutch.input)).rejects.toMatchObject(refused);
	});

	it("at a pupil who left, for a period that ended before", async () => {
		const { pupilId } = await createPupil(school.schoolId);
		await addMember(school.schoolId, groupId, pupilId, { beginDate: begin, endDate: "2026-10-01" });
		const past = { key: "custom" as const, from: "2026-09-01", to: "2026-09-30" };
		await expect(getPupilGoal(scopeOf(teacher), { ...own(), pupilId })).rejects.toMatchObject(refused);
		const seen = await getPupilGoal(scopeOf(teacher), { ...own(), pupilId, period: past });
		expect(seen.compared).toBe(9);
	});

	it("and every look is logged, a refused one not", async () => {
		const scope = scopeOf(teacher);
		await getPupilGoal(scope, own());
		await getProvenance(scope, own());
		await listAttempts(scope, { ...own(), connectionId: null, after: null });
		await getPupilGoal(scope, { ...own(), pupilId: newId<PersonId>() }).catch(() => undefined);
		const looks = await inSchool(scope, (tx) => tx.recordView.findMany({ where: { userId: scope.userId } }));
		expect(looks.map((look) => [look.screen, look.pupilId])).toEqual(
			Array.from({ length: 3 }, () => ["pupil-on-goal", pupils[0]]),
		);
	});
});

describe("where a figure comes from", () => {
	it("names the message, the rule and who of the group counted", async () => {
		const answers = await getProvenance(scopeOf(teacher), own());
		const test = answers.find((answer) => answer.rule === "as-sent");
		expect(test).toMatchObject({
			standard: "edu-v-results",
			message: { messageId: "message-Toets 1", messageCount: 1 },
			group: { counts: { counted: 7, without: 1 } },
			mappings: [{ kind: "part", title: "t1#fractions", mappingVersion: 1 }],
		});
		expect(test?.message?.at.toISOString()).toBe("2026-10-20T11:00:00.000Z");
		const practice = answers.find((answer) => answer.rule === "share-right");
		// Two deliveries hold attempts of the last six weeks; the one of September is not part of the figure.
		expect(practice?.message).toMatchObject({ messageCount: 2, series: "practice" });
		expect(answers.find((answer) => answer.rule === "own-level")?.message?.at.toISOString()).toBe(
			"2026-11-11T11:00:00.000Z",
		);
		expect(JSON.stringify(answers)).not.toContain(pupils[1]);
	});
});

describe("where the figures of a column come from", () => {
	const wanted = () => ({ groupId, goalId, period: { key: "year" as const } });

	it("names per source and measure the last message of the group", async () => {
		const answers = await listGoalProvenance(scopeOf(teacher), wanted());
		const practice = answers.find((answer) => answer.key === columnKey(method.connectionId, practiceKey));
		expect(practice).toMatchObject({ rule: "share-right", of: "group", supplier: expect.any(String) });
		expect(practice?.message?.messageCount).toBeGreaterThan(1);
		const test = answers.find((answer) => answer.rule === "as-sent");
		expect(test?.key).toMatch(new RegExp(`^${tests.connectionId} [0-9a-f-]{36} fractions$`));
		expect(test?.message).toMatchObject({ messageCount: null });
		expect(answers.filter((answer) => answer.rule === "own-level")).toHaveLength(1);
		for (const pupilId of pupils) expect(JSON.stringify(answers)).not.toContain(pupilId);
	});

	it("is for who sees the group, and is logged as a look at it", async () => {
		const scope = scopeOf(teacher);
		await listGoalProvenance(scope, wanted());
		const looks = await inSchool(scope, (tx) => tx.recordView.findMany({ where: { userId: scope.userId } }));
		expect(looks.map((look) => [look.screen, look.groupId])).toEqual([["goal", groupId]]);
		const { groupId: other } = await createGroup(school);
		const stranger = scopeOf(await teacherOf(school, other));
		await expect(listGoalProvenance(stranger, wanted())).rejects.toMatchObject({ code: "not-found" });
		await expect(listGoalProvenance(scopeOf(teacher), { ...wanted(), goalId: newId<GoalId>() })).rejects.toMatchObject({
			code: "not-found",
		});
	});
});

describe("single attempts", () => {
	it("come newest first, 50 a page, each once, and say which counted", async () => {
		const { pupilId } = await createPupil(school.schoolId);
		await addMember(school.schoolId, groupId, pupilId, { beginDate: begin });
		await addPractice(method, [
			{ pupilId, day: "2026-11-02", taken: 30, right: 20 },
			{ pupilId, day: "2026-11-03", taken: 30, right: 30, again: "2026-11-02" },
		]);
		await addPractice(method, [{ pupilId, day: "2026-11-04", taken: 3, right: 3, unitId: "of another goal" }]);
		const ask = (after: Parameters<typeof listAttempts>[1]["after"], connectionId: ConnectionId | null = null) =>
			listAttempts(scopeOf(teacher), { ...own(), pupilId, connectionId, after });
		const first = await ask(null);
		const second = await ask(first.next);
		expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null]);
		const rows = [...first.rows, ...second.rows];
		expect(new Set(rows.map((row) => row.id)).size).toBe(60);
		expect(rows.map((row) => row.at.getTime())).toEqual(rows.map((row) => row.at.getTime()).toSorted((a, b) => b - a));
		expect(rows.filter((row) => row.first).length).toBe(30);
		expect(rows[0]).toMatchObject({ title: "unit", success: true, first: false, durationMs: 30_000 });
		expect((await ask(null, adaptive.connectionId)).rows).toEqual([]);
	});
});

import { beforeAll, describe, expect, it } from "vitest";
import { sittingSheet } from "../../../components/sittings/sitting-sheet";
import { whoDoesNotCount } from "../../../components/sittings/who-counts";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { formatter } from "../../i18n/format";
import { translator } from "../../i18n/translator";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createConnection,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { createDelivery, type FactPlace } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { writeTries } from "../../testing/tries";
import { selectMissedTests } from "../changes/select-missed-tests";
import { findPupilPage } from "../pupils/find-pupil-page";
import { findPupilResults } from "../result-marks/find-pupil-results";
import { findTalkSheet } from "../talk/find-talk-sheet";
import { findSittingPage } from "./find-sitting-page";
import { listSittings } from "./list-sittings";

testDatabase();

const today = "2026-11-23";
const [day, later] = ["2026-11-10", "2026-11-17"];
const beginDate = "2026-08-01";
const period = { key: "year" as const };
let school: TestSchool;
let teacher: PersonId;
let tests: FactPlace;
const scopeOf = () => personScope({ schoolId: school.schoolId, role: "staff", personId: teacher, today });

/** A class or lesson group of this teacher; with years a combination group, whose pupils have those in turn. */
async function group(
	over: Parameters<typeof createGroup>[1],
	members: readonly PersonId[],
	{ years = [], isTheirs = true }: { years?: readonly number[]; isTheirs?: boolean } = {},
): Promise<GroupId> {
	const { groupId } = await createGroup(school, { ...over, combination: years.length > 0 });
	for (const [index, pupilId] of members.entries())
		await addMember(school.schoolId, groupId, pupilId, { beginDate, schoolYear: years[index % years.length] });
	if (isTheirs) await assign(school.schoolId, teacher, { kind: "class-teacher", groupId, beginDate });
	return groupId;
}
async function pupils(...names: readonly string[]): Promise<PersonId[]> {
	const made: PersonId[] = [];
	for (const familyName of names) made.push((await createPupil(school.schoolId, { familyName })).pupilId);
	return made;
}
const eight = ["A", "B", "C", "D", "E", "F", "G", "H"];
/** A test of these pupils; scores 10, 11, 12 and so on. */
const test = (sourceId: string, of: readonly PersonId[], name = sourceId, on = day) =>
	writeTries(
		tests,
		{ sourceId, name, subjectKey: "arithmetic" },
		of.map((pupilId, index) => ({ pupilId, takenAt: `${on}T09:00`, scores: [10 + index] })),
	);

beforeAll(async () => {
	school = await createSchool();
	({ personId: teacher } = await createEmployee(school.schoolId));
	const { connectionId } = await createConnection(school.schoolId, { standard: "edu-v-results" });
	tests = { schoolId: school.schoolId, connectionId };
});

describe("two tests of one name, day and supplier", () => {
	it("have one name each, wherever they stand; a test of that name on another day needs none", async () => {
		const members = await pupils(...eight);
		const groupId = await group({ name: "3a" }, members);
		const [first] = members as [PersonId];
		const one = await test("x1", members, "Blok 3");
		await test("x2", members.slice(1), "Blok 3");
		await test("x3", members, "Blok 4", later);
		const missing = { pupilId: first, takenAt: `${later}T09:00`, missing: true };
		await writeTries(tests, { sourceId: "x4", name: "Blok 5", subjectKey: "arithmetic" }, [missing]);
		await test("x5", members.slice(1), "Blok 5", later);

		const list = await listSittings(scopeOf(), groupId);
		expect(list?.sittings.map((row) => row.name).sort()).toEqual([
			...["Blok 3 (x1)", "Blok 3 (x2)", "Blok 4", "Blok 5 (x4)", "Blok 5 (x5)"],
		]);
		const page = await findSittingPage(scopeOf(), { groupId, sittingId: one.sittingOn(day), compareWith: null });
		expect(page?.sitting.name).toBe("Blok 3 (x1)");
		expect(page && sittingSheet(page, "nl").about.what).toBe(`Blok 3 (x1), ${day}`);
		const results = await findPupilResults(scopeOf(), first);
		expect(results?.results.map((row) => row.test)).toEqual(["Blok 4", "Blok 3 (x1)"]);
		const own = await findPupilPage(scopeOf(), { pupilId: first, period, connectionId: null });
		expect(own?.timeline.tests.map((row) => row.assessment)).toEqual(["Blok 3 (x1)", "Blok 4"]);
		expect(own?.missed.map((row) => row.assessment)).toEqual(["Blok 5 (x4)"]);
		const talk = await findTalkSheet(scopeOf(), { pupilId: first, period, subject: null });
		expect(talk?.rows.map((row) => row.assessment)).toEqual(["Blok 4"]);
		const missed = await inSchool(school, (tx) =>
			selectMissedTests(tx, scopeOf(), [first], { from: beginDate, to: today }),
		);
		expect(missed.map((row) => row.assessment)).toEqual(["Blok 5 (x4)"]);
	});
});

describe("a class whose tests count in its lesson groups", () => {
	it("says in which, with the way to those of the reader", async () => {
		const members = await pupils(...eight);
		const classId = await group({ name: "2a" }, members);
		const lessons = { kind: "lesson-group" as const, subjectKey: "arithmetic" };
		const mine = await group({ name: "2a wi", ...lessons }, members.slice(0, 5));
		const others = await group({ name: "2b wi", ...lessons }, members.slice(5), { isTheirs: false });
		await test("l1", members);
		await test("l2", members.slice(0, 5), "l2", later);
		const list = await listSittings(scopeOf(), classId);
		expect(list?.sittings).toEqual([]);
		expect(list?.elsewhere).toEqual([
			{ groupId: mine, group: "2a wi", tests: 2, mayOpen: true },
			{ groupId: others, group: "2b wi", tests: 1, mayOpen: false },
		]);
		expect(await listSittings(scopeOf(), mine)).toMatchObject({
			sittings: [{ final: 5 }, { final: 5 }],
			elsewhere: [],
		});
	});
});

it("lists a test of which everything that came was rejected, without a page", async () => {
	const members = await pupils(...eight);
	const groupId = await group({ name: "5a" }, members);
	const { deliveryId, receivedAt } = await createDelivery(tests, { receivedAt: new Date("2026-11-18T12:00:00Z") });
	const { schoolId, connectionId } = tests;
	const assessmentId = newId();
	await inSchool(school, async (tx) => {
		const about = { sourceId: "r1", name: "Blok 9", subjectKey: "arithmetic" };
		await tx.assessment.create({ data: { schoolId, id: assessmentId, connectionId, ...about } });
		for (const pupilId of members.slice(0, 2)) {
			const came = { deliveryId, receivedAt, modifiedAt: receivedAt, recordIndex: 0, code: "outside-percentage" };
			const of = { schoolId, id: newId(), connectionId, assessmentId, pupilId, day: new Date(day) };
			await tx.refusedResult.create({ data: { ...of, ...came } });
		}
	});
	expect((await listSittings(scopeOf(), groupId))?.sittings).toMatchObject([
		{ name: "Blok 9", day, sittingId: null, members: 8, final: 0, refused: 2, receivedAt },
	]);
	// Once something counts there is a page, and the rest still waits.
	const at = { takenAt: `${later}T09:00`, pupilId: members[0]! };
	await writeTries(tests, { sourceId: "r2", subjectKey: "arithmetic" }, [{ ...at, scores: [50] }]);
	expect((await listSittings(scopeOf(), groupId))?.sittings.map((row) => row.sittingId === null)).toEqual([
		false,
		true,
	]);
});

it("compares a combination group within one school year, the first unless another is asked, and says so", async () => {
	const members = await pupils(...eight, "I", "J", "K", "L");
	const groupId = await group({ name: "5/6" }, members, { years: [5, 6] });
	const { sittingOn } = await test("c1", members);
	const pageOf = (schoolYear: number | null) =>
		findSittingPage(scopeOf(), { groupId, sittingId: sittingOn(day), compareWith: null, schoolYear });
	const [first, second] = [await pageOf(null), await pageOf(6)];
	expect(first).toMatchObject({ schoolYears: [5, 6], schoolYear: 5 });
	// 10, 12, ... 20 of the one year and 11, 13, ... 21 of the other.
	expect(first?.picture.main?.spread).toMatchObject({ n: 6, quartiles: { median: 15 } });
	expect(second?.picture.main?.spread).toMatchObject({ n: 6, quartiles: { median: 16 } });
	expect(second?.pupils.map((pupil) => pupil.schoolYear)).toEqual(Array(6).fill(6));
	const words = {
		...{ t: translator("nl", "sittings"), measures: translator("nl", "measures"), format: formatter("nl") },
	};
	expect(first && whoDoesNotCount(first, words)).toBe("Niet in deze cijfers: jaargroep 6, die apart staat.");
});

it("orders pupils as names are read, also where their scores are equal", async () => {
	const members = await pupils("Zwart", "Éclair", "eb", "Ebbers", "Aa");
	const groupId = await group({ name: "1a" }, members);
	const { sittingOn } = await writeTries(
		tests,
		{ sourceId: "o1", subjectKey: "arithmetic" },
		members.map((pupilId) => ({ pupilId, takenAt: `${day}T09:00`, scores: [7] })),
	);
	const page = await findSittingPage(scopeOf(), { groupId, sittingId: sittingOn(day), compareWith: null });
	expect(page?.pupils.map((pupil) => pupil.name.split(" ").at(-1))).toEqual(["Aa", "eb", "Ebbers", "Éclair", "Zwart"]);
	expect([...(page?.picture.main?.values.keys() ?? [])]).toEqual(page?.pupils.map((pupil) => pupil.pupilId));
});

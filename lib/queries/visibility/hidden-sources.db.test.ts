import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { setPublicationWindow } from "../../commands/publication/set-publication-window";
import { evaluateGroup } from "../../commands/signals/evaluate-group";
import { addException } from "../../commands/visibility/add-exception";
import { endException } from "../../commands/visibility/end-exception";
import { saveVisibility } from "../../commands/visibility/save-visibility";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GoalId, GroupId, PersonId, SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
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
import { addPractice, addSitting, type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { listChanges } from "../changes/list-changes";
import { findEffortPage } from "../effort/find-effort-page";
import { findGroupGoal } from "../goals/find-group-goal";
import { getProvenance } from "../goals/get-provenance";
import { getPupilGoal } from "../goals/get-pupil-goal";
import { listAttempts } from "../goals/list-attempts";
import { listGoalProvenance } from "../goals/list-goal-provenance";
import { findGroupPage } from "../groups/find-group-page";
import { findPupilPage } from "../pupils/find-pupil-page";
import { listPupilProvenance } from "../pupils/list-pupil-provenance";
import { listPupilSignals } from "../signals/list-pupil-signals";
import { findSittingPage } from "../sittings/find-sitting-page";
import { listSittings } from "../sittings/list-sittings";
import { findTalkSheet } from "../talk/find-talk-sheet";
import { findVisibility } from "./find-visibility";

testDatabase();

const today = "2026-11-23";
const [practiceName, testName] = ["Verborgen Oefenaar", "Verborgen Toetsmaker"];
let schoolId: SchoolId;
let groupId: GroupId;
let goalId: GoalId;
let pupils: PersonId[];
let practice: FactPlace;
let tests: FactPlace;
let sittingId: string;
let people: Record<"class-teacher" | "teacher" | "coach" | "both", PersonId>;

const scopeOf = (personId: PersonId | null, role: "staff" | "admin" = "staff", on = today) =>
	personScope({ schoolId, role, personId, today: on });
const admin = () => scopeOf(null, "admin");

beforeAll(async () => {
	const school = await createSchool();
	({ schoolId } = school);
	// The tests are of this moment: published at once, so that the talk sheet has them.
	await setPublicationWindow(admin(), { weekdays: [1, 2, 3, 4, 5], at: null });
	({ groupId } = await createGroup(school));
	({ goalId } = await createGoal({ subjectKey: "arithmetic" }));
	const connect = async (standard: string, supplierName: string): Promise<FactPlace> => {
		const { connectionId } = await createConnection(schoolId, { standard, supplierName, adaptive: "no" });
		return { schoolId, connectionId };
	};
	practice = await connect("xapi", practiceName);
	tests = await connect("edu-v-results", testName);
	pupils = [];
	for (let index = 0; index < 8; index += 1) {
		const { pupilId } = await createPupil(schoolId, { familyName: `Naam${index}` });
		await addMember(schoolId, groupId, pupilId, { beginDate: "2026-08-01" });
		pupils.push(pupilId);
	}
	await mapToGoal(practice, goalId, { kind: "unit", sourceId: "unit" });
	await mapToGoal(tests, goalId, { kind: "assessment", sourceId: "toets" });
	await addPractice(
		practice,
		pupils.flatMap((pupilId, index) =>
			["2026-11-18", "2026-11-20"].map((day) => ({ pupilId, day, taken: 10, right: index === 0 ? 1 : 9 })),
		),
	);
	const scores = pupils.map((pupilId, index) => ({ pupilId, text: String(40 + 5 * index) }));
	await addSitting(tests, { name: "toets", day: "2026-11-19", type: "percentage-correct" }, scores);
	await inSchool(school, async (tx) => {
		await tx.assessment.updateMany({ where: { schoolId }, data: { subjectKey: "arithmetic", subjectName: "Rekenen" } });
		sittingId = (await tx.sitting.findFirstOrThrow({ where: { schoolId } })).id;
	});
	await evaluateGroup(jobScope(schoolId), groupId, today);
	const employ = async (...kinds: ("class-teacher" | "teacher" | "coach")[]) => {
		const { personId } = await createEmployee(schoolId);
		for (const kind of kinds)
			if (kind === "coach")
				for (const pupilId of pupils) await assign(schoolId, personId, { kind, pupilId, beginDate: "2026-08-01" });
			else await assign(schoolId, personId, { kind, groupId, beginDate: "2026-08-01" });
		return personId;
	};
	people = {
		"class-teacher": await employ("class-teacher"),
		teacher: await employ("teacher"),
		coach: await employ("coach"),
		both: await employ("class-teacher", "teacher"),
	};
});

const period = { key: "year" } as const;
const [pupilId] = [() => pupils[0] as PersonId];
const cell = () => ({ groupId, goalId, pupilId: pupilId(), period });
const grid = () => ({
	...{ groupId, subject: "arithmetic" as const, period, connectionId: null, kind: "all" as const },
	...{ schoolYear: null, subGroupId: null },
});

/** Every answer from which a screen, a file or a print of results is made. A new one belongs here. */
const ofGroup: Readonly<Record<string, (scope: Scope) => Promise<unknown>>> = {
	"group page": (scope) => findGroupPage(scope, grid()),
	"one goal": (scope) => findGroupGoal(scope, { ...grid(), goalId }),
	"provenance of a goal": (scope) => listGoalProvenance(scope, { groupId, goalId, period }),
	"pupil on a goal": (scope) => getPupilGoal(scope, cell()),
	"provenance of a pupil on a goal": (scope) => getProvenance(scope, cell()),
	sittings: (scope) => listSittings(scope, groupId),
	effort: (scope) =>
		findEffortPage(scope, { ...grid(), connectionId: null, amount: "tasks", result: "test", subject: null }),
};
const ofPupil: Readonly<Record<string, (scope: Scope) => Promise<unknown>>> = {
	"pupil page": (scope) => findPupilPage(scope, { pupilId: pupilId(), period, connectionId: null }),
	"provenance of a pupil": (scope) => listPupilProvenance(scope, pupilId()),
	"signals of a pupil": (scope) => listPupilSignals(scope, pupilId()),
	"talk sheet": (scope) => findTalkSheet(scope, { pupilId: pupilId(), period, subject: null }),
};

/** All of an answer as text, sets and maps too. */
const asText = (answer: unknown) =>
	JSON.stringify(answer, (_key, value) => (value instanceof Set || value instanceof Map ? [...value] : value)) ?? "";
const namesIt = (text: string, place: FactPlace, name: string) =>
	text.includes(place.connectionId) || text.includes(name);

type Role = "class-teacher" | "teacher" | "coach";
const hide = (place: FactPlace, roles: readonly Role[], visible = false) =>
	saveVisibility(
		admin(),
		roles.map((role) => ({ connectionId: place.connectionId, role, visible })),
	);

/** Which answers to the person name the source. */
async function naming(scope: Scope, place: FactPlace, name: string, of = { ...ofGroup, ...ofPupil }) {
	const found: string[] = [];
	for (const [question, ask] of Object.entries(of))
		if (namesIt(asText(await ask(scope)), place, name)) found.push(question);
	return found;
}

describe("a source that is hidden from a role", () => {
	it("is in no answer to that role, and still in the answers to others", async () => {
		const before = await naming(scopeOf(people.teacher), practice, practiceName);
		expect(before).toEqual(expect.arrayContaining(["group page", "pupil on a goal", "pupil page"]));
		await hide(practice, ["teacher"]);
		expect(await naming(scopeOf(people.teacher), practice, practiceName)).toEqual([]);
		expect(await naming(scopeOf(people["class-teacher"]), practice, practiceName)).toEqual(before);
		// Whoever has another role for the same group sees what that role sees.
		expect(await naming(scopeOf(people.both), practice, practiceName)).toEqual(before);
		await hide(practice, ["teacher"], true);
		expect(await naming(scopeOf(people.teacher), practice, practiceName)).toEqual(before);
	});

	it("takes its tests along: the sitting is not there for that role", async () => {
		const before = await naming(scopeOf(people.teacher), tests, testName);
		expect(before).toEqual(expect.arrayContaining(["sittings", "pupil page", "talk sheet"]));
		await hide(tests, ["teacher"]);
		expect(await naming(scopeOf(people.teacher), tests, testName)).toEqual([]);
		const input = { groupId, sittingId, compareWith: null };
		expect(await findSittingPage(scopeOf(people.teacher), input)).toBeNull();
		expect(await findSittingPage(scopeOf(people["class-teacher"]), input)).not.toBeNull();
		await hide(tests, ["teacher"], true);
	});

	it("is not in the attempts either", async () => {
		const ask = (scope: Scope) => listAttempts(scope, { ...cell(), connectionId: practice.connectionId, after: null });
		expect((await ask(scopeOf(people.teacher))).rows.length).toBeGreaterThan(0);
		await hide(practice, ["teacher"]);
		const { rows } = await ask(scopeOf(people.teacher));
		expect(rows).toEqual([]);
		await hide(practice, ["teacher"], true);
	});

	it("is hidden from a coach, who has the pupil and not the group", async () => {
		const before = await naming(scopeOf(people.coach), practice, practiceName, ofPupil);
		expect(before).toContain("pupil page");
		await hide(practice, ["coach"]);
		expect(await naming(scopeOf(people.coach), practice, practiceName, ofPupil)).toEqual([]);
		expect(namesIt(asText(await listChanges(scopeOf(people.coach), { key: "4w" })), practice, practiceName)).toBe(
			false,
		);
		await hide(practice, ["coach"], true);
	});

	it("shows to an employee by exception, from today until and with the last day", async () => {
		await hide(practice, ["teacher"]);
		const { connectionId } = practice;
		const grant = { connectionId, personId: people.teacher, lastDay: addDays(today, 2) };
		await addException(admin(), grant);
		const on = (day: string) => naming(scopeOf(people.teacher, "staff", day), practice, practiceName, ofPupil);
		expect(await on(today)).toContain("pupil page");
		expect(await on(addDays(today, 2))).toContain("pupil page");
		expect(await on(addDays(today, 3))).toEqual([]);
		const { exceptions } = await findVisibility(admin());
		expect(exceptions).toMatchObject([{ supplier: practiceName, lastDay: addDays(today, 2) }]);
		await endException(admin(), exceptions[0]?.exceptionId ?? "");
		expect(await on(today)).toEqual([]);
		await hide(practice, ["teacher"], true);
	});
});

describe("who sets it", () => {
	it("is an admin, for sources of the own school, and the log tells", async () => {
		const cells = [{ connectionId: practice.connectionId, role: "coach" as const, visible: false }];
		expect(() => findVisibility(scopeOf(people.teacher))).toThrow("not-allowed");
		await expect(saveVisibility(scopeOf(people.teacher), cells)).rejects.toThrow("not-allowed");
		await expect(saveVisibility(admin(), [{ ...cells[0], connectionId: newId() } as never])).rejects.toThrow(
			"not-found",
		);
		expect(await saveVisibility(admin(), cells)).toBe(1);
		expect(await saveVisibility(admin(), cells)).toBe(0);
		const log = await inSchool({ schoolId }, (tx) =>
			tx.auditEvent.findMany({ where: { action: "visibility.hide", subject: { path: ["role"], equals: "coach" } } }),
		);
		expect(log.at(-1)?.subject).toEqual({ connectionId: practice.connectionId, role: "coach" });
		await hide(practice, ["coach"], true);
	});

	it("names a day from today and at most a year ahead, an employee and a source that are there", async () => {
		const { connectionId } = practice;
		const good = { connectionId, personId: people.teacher, lastDay: today };
		for (const lastDay of [addDays(today, -1), addDays(today, 367), "2026-13-01"])
			await expect(addException(admin(), { ...good, lastDay })).rejects.toThrow("invalid");
		await expect(addException(admin(), { ...good, personId: pupilId() })).rejects.toThrow("not-found");
		await expect(addException(admin(), { ...good, connectionId: newId() })).rejects.toThrow("not-found");
		await expect(endException(admin(), newId())).rejects.toThrow("not-found");
		await expect(addException(scopeOf(people.teacher), good)).rejects.toThrow("not-allowed");
	});
});

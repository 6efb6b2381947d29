import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type StaffRole, staffRoles } from "../../authz/hide-sources";
import type { Scope } from "../../authz/scope";
import { dismissSignal } from "../../commands/signals/dismiss-signal";
import { saveVisibility } from "../../commands/visibility/save-visibility";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { testDatabase } from "../../testing/database";
import { createHiddenSchool, employBy, type HiddenSchool } from "../../testing/hidden-school";
import { hiddenCounts, hiddenWords } from "../../testing/hidden-words";
import { personScope } from "../../testing/person-scope";
import { findPupilAccessPage } from "../access/find-pupil-access-page";
import { listOwnLoneActs } from "../access/list-own-lone-acts";
import { listChanges } from "../changes/list-changes";
import { type EffortInput, findEffortPage } from "../effort/find-effort-page";
import { listEffortProvenance } from "../effort/list-effort-provenance";
import { findGroupGoal } from "../goals/find-group-goal";
import { getProvenance } from "../goals/get-provenance";
import { getPupilGoal } from "../goals/get-pupil-goal";
import { listAttempts } from "../goals/list-attempts";
import { listGoalProvenance } from "../goals/list-goal-provenance";
import { findGroupGrid } from "../groups/find-group-grid";
import { findGroupPage } from "../groups/find-group-page";
import { listMyGroups } from "../groups/list-my-groups";
import { findLiveLesson } from "../live/find-live-lesson";
import { listSources } from "../mapping/list-sources";
import { listUnits } from "../mapping/list-units";
import { findKeptPupil } from "../matching/find-kept-pupil";
import { listNotes } from "../notes/list-notes";
import { listConfirmingAdmins } from "../people/list-confirming-admins";
import { findPlan } from "../plans/find-plan";
import { listPlans } from "../plans/list-plans";
import { findPupilPage } from "../pupils/find-pupil-page";
import { listPupilProvenance } from "../pupils/list-pupil-provenance";
import { findPupilResults } from "../result-marks/find-pupil-results";
import { searchPupils } from "../search/search-pupils";
import { findGroupLow } from "../signals/find-group-low";
import { listPupilSignals } from "../signals/list-pupil-signals";
import { listSignalProvenance } from "../signals/list-signal-provenance";
import { listSignalRules } from "../signals/list-signal-rules";
import { findSittingPage } from "../sittings/find-sitting-page";
import { listSittings } from "../sittings/list-sittings";
import { findSubGroupsPage } from "../sub-groups/find-sub-groups-page";
import { listSuppliers } from "../suppliers/list-suppliers";
import { findTalkSheet } from "../talk/find-talk-sheet";
import { findVisibility } from "./find-visibility";

const database = testDatabase();
const today = "2026-11-23";
let school: HiddenSchool;
const people = new Map<string, PersonId>();

const pupilId = () => school.pupilIds[0] as PersonId;
const period = { key: "year" } as const;
const cell = () => ({ groupId: school.groupId, goalId: school.goalId, pupilId: pupilId(), period });
const grid = () => ({
	...{ groupId: school.groupId, subject: "arithmetic" as const, period, connectionId: null, kind: "all" as const },
	...{ schoolYear: null, subGroupId: null },
});
/** Of the source that most use, and of the hidden one by name. */
const efforts = (ask: (input: EffortInput) => Promise<unknown>) =>
	Promise.all(
		[null, school.hidden.practice.connectionId].map((connectionId) =>
			ask({ ...grid(), connectionId, amount: "tasks", result: "test", subject: null }).catch(notFound),
		),
	);
const sitting = () => ({ groupId: school.groupId, sittingId: school.hiddenSittingId, compareWith: null });
const units = (connectionId: string) => ({
	...{ connectionId, view: "all" as const, search: "", page: 1, only: null },
});
const both = <T>(ask: (connectionId: string) => T) =>
	Promise.all([ask(school.hidden.practice.connectionId), ask(school.hidden.tests.connectionId)]);

/** Whether an answer follows the roles by which the person has the group or pupil, or what any of their roles sees. */
type By = "group" | "pupil" | "person";
type Ask = readonly [by: By, ask: (scope: Scope) => Promise<unknown>];

/** Every read model that opens a school as a person, by its file. A new one gets a line: else the test below fails. */
const asks: Readonly<Record<string, Ask>> = {
	"access/find-pupil-access-page": ["pupil", (scope) => findPupilAccessPage(scope, pupilId(), null)],
	"access/list-own-lone-acts": ["person", (scope) => listOwnLoneActs(scope)],
	"changes/list-changes": ["person", (scope) => listChanges(scope, { key: "4w" })],
	"effort/find-effort-page": ["group", (scope) => efforts((input) => findEffortPage(scope, input))],
	"effort/list-effort-provenance": ["group", (scope) => efforts((input) => listEffortProvenance(scope, input))],
	"goals/find-group-goal": ["group", (scope) => findGroupGoal(scope, { ...grid(), goalId: school.goalId })],
	"goals/get-provenance": ["group", (scope) => getProvenance(scope, cell())],
	"goals/get-pupil-goal": ["group", (scope) => getPupilGoal(scope, cell())],
	"goals/list-attempts": [
		"group",
		(scope) =>
			both((connectionId) => listAttempts(scope, { ...cell(), connectionId: connectionId as never, after: null })),
	],
	"goals/list-goal-provenance": ["group", (scope) => listGoalProvenance(scope, cell())],
	"groups/find-group-grid": ["group", (scope) => findGroupGrid(scope, grid())],
	"groups/find-group-page": ["group", (scope) => findGroupPage(scope, grid())],
	"groups/list-my-groups": ["person", (scope) => listMyGroups(scope)],
	"live/find-live-lesson": ["group", (scope) => findLiveLesson(scope, school.groupId)],
	"mapping/list-sources": ["person", (scope) => listSources(scope)],
	"mapping/list-units": ["person", (scope) => both((connectionId) => listUnits(scope, units(connectionId)))],
	"matching/find-kept-pupil": ["pupil", (scope) => findKeptPupil(scope, pupilId())],
	"notes/list-notes": ["pupil", (scope) => listNotes(scope, pupilId())],
	"people/list-confirming-admins": ["person", (scope) => listConfirmingAdmins(scope)],
	"plans/find-plan": ["group", (scope) => findPlan(scope, school.groupId, newId())],
	"plans/list-plans": ["group", (scope) => listPlans(scope, school.groupId)],
	"pupils/find-pupil-page": [
		"pupil",
		(scope) => findPupilPage(scope, { pupilId: pupilId(), period, connectionId: null }),
	],
	"pupils/list-pupil-provenance": ["pupil", (scope) => listPupilProvenance(scope, pupilId())],
	"result-marks/find-pupil-results": ["pupil", (scope) => findPupilResults(scope, pupilId())],
	"search/search-pupils": ["person", (scope) => searchPupils(scope, "naam")],
	"signals/find-group-low": [
		"group",
		async (scope) => {
			const page = await findGroupGoal(scope, { ...grid(), goalId: school.goalId });
			return page && findGroupLow(scope, page);
		},
	],
	"signals/list-pupil-signals": ["pupil", (scope) => listPupilSignals(scope, pupilId())],
	"signals/list-signal-provenance": [
		"group",
		(scope) => Promise.all(school.hiddenSignalIds.map((id) => listSignalProvenance(scope, id).catch(notFound))),
	],
	"signals/list-signal-rules": ["person", (scope) => listSignalRules(scope)],
	"sittings/find-sitting-page": ["group", (scope) => findSittingPage(scope, sitting())],
	"sittings/list-sittings": ["group", (scope) => listSittings(scope, school.groupId)],
	"sub-groups/find-sub-groups-page": ["group", (scope) => findSubGroupsPage(scope, school.groupId)],
	"talk/find-talk-sheet": ["pupil", (scope) => findTalkSheet(scope, { pupilId: pupilId(), period, subject: null })],
};

/** Read models of a person that nobody but the program reads, and those that the administration alone opens. */
const notAnswers = ["live/find-watch"];

function notFound(fault: unknown): null {
	if (fault instanceof AppError && fault.code === "not-found") return null;
	throw fault;
}

/** All of an answer as text, sets and maps too. */
const asText = (answer: unknown) =>
	JSON.stringify(answer, (_key, value) => (value instanceof Set || value instanceof Map ? [...value] : value)) ?? "";

/** Ids of what is hidden are sought beside its words and counts: whoever has an id may ask about it. */
const secrets = () => [
	...[...hiddenWords, school.hidden.practice.connectionId, school.hidden.tests.connectionId, school.hiddenSittingId],
	...school.hiddenSignalIds,
];
const counts = new RegExp(`(?<![0-9a-f.-])(${hiddenCounts.join("|")})(?![0-9a-f-])`);
const tells = (text: string) => counts.test(text) || secrets().some((secret) => text.includes(secret));

async function telling(scope: Scope, by: readonly By[] = ["group", "pupil", "person"]): Promise<string[]> {
	const found: string[] = [];
	for (const [name, [kind, ask]] of Object.entries(asks))
		if (by.includes(kind) && tells(asText(await ask(scope).catch(notFound)))) found.push(name);
	return found;
}

const admin = () => personScope({ schoolId: school.schoolId, role: "admin" });
const scopeOf = (roles: readonly StaffRole[], over: Partial<Parameters<typeof personScope>[0]> = {}) =>
	personScope({ schoolId: school.schoolId, personId: people.get(roles.join()) ?? null, today, ...over });
const hideFrom = (roles: readonly StaffRole[]) =>
	saveVisibility(
		admin(),
		[school.hidden.practice, school.hidden.tests].flatMap(({ connectionId }) =>
			staffRoles.map((role) => ({ connectionId, role, visible: !roles.includes(role) })),
		),
	);

/** Every set of roles by which one may have the class. */
const subsets = <T>([first, ...rest]: readonly T[]): T[][] =>
	first === undefined ? [[]] : subsets(rest).flatMap((some) => [some, [first, ...some]]);
const combinations = subsets(staffRoles).filter((roles) => roles.length > 0);

beforeAll(async () => {
	school = await createHiddenSchool(today);
	for (const roles of combinations) people.set(roles.join(), await employBy(school, roles, addDays(today, -90)));
});

/** Read models by file, as lib/queries has them: all that open a school as the person who asks. */
function opensAsPerson(): string[] {
	const folder = path.resolve(import.meta.dirname, "..");
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => /^[^.]+\.ts$/.test(path.basename(file)))
		.filter((file) => {
			const text = readFileSync(path.join(folder, file), "utf8");
			return /\binSchool(ByRole)?\(/.test(text) && /\bscope: (Account)?Scope\b/.test(text);
		})
		.map((file) => file.replace(/\.ts$/, "").split(path.sep).join("/"))
		.toSorted();
}

it("every read model of a person is asked here", () => {
	expect(Object.keys(asks).concat(notAnswers).toSorted()).toEqual(opensAsPerson());
});

describe("sources hidden from all roles", () => {
	it("are in many answers before", async () => {
		const everything = await telling(scopeOf(["class-teacher"]));
		expect(everything).toEqual(
			expect.arrayContaining([
				...["changes/list-changes", "effort/find-effort-page", "effort/list-effort-provenance"],
				...["goals/find-group-goal", "goals/get-provenance", "goals/get-pupil-goal", "goals/list-attempts"],
				...["goals/list-goal-provenance", "groups/find-group-grid", "groups/find-group-page"],
				...["live/find-live-lesson", "mapping/list-sources", "mapping/list-units", "pupils/find-pupil-page"],
				...["pupils/list-pupil-provenance", "result-marks/find-pupil-results", "signals/list-pupil-signals"],
				...["signals/list-signal-provenance", "sittings/find-sitting-page", "sittings/list-sittings"],
				"talk/find-talk-sheet",
			]),
		);
	});

	it("are in no answer to anybody, whatever roles they have; no signal of them can be put aside", async () => {
		await hideFrom(staffRoles);
		for (const roles of [...staffRoles.map((role) => [role]), [...staffRoles]])
			expect([roles, await telling(scopeOf(roles))]).toEqual([roles, []]);
		// On results an admin who is a class teacher besides is that; units are also the admin's work.
		const headTeacher = scopeOf(["class-teacher"], { roles: new Set(["staff", "admin"]) });
		expect(await telling(headTeacher)).toEqual(["mapping/list-sources", "mapping/list-units"]);
		expect(tells(asText([await listSuppliers(headTeacher), await findVisibility(headTeacher)]))).toBe(true);
		// Who holds no role by the roster has nothing to see them by.
		expect(await telling(scopeOf([]))).toEqual([]);
		const [signalId = ""] = school.hiddenSignalIds;
		await expect(dismissSignal(scopeOf(["class-teacher"]), signalId, "seen")).rejects.toThrow("not-found");
	});
});

describe("a source hidden from some", () => {
	/** What an exception that holds on this day says, counted from today. */
	const exceptions = {
		none: null,
		"from today": [0, 1],
		"until yesterday": [-5, 0],
		"until tomorrow": [-5, 2],
		"from tomorrow": [1, 5],
	} as const;
	const shows = (has: readonly StaffRole[], rule: readonly StaffRole[], by: By, holds: boolean) => {
		if (holds) return true;
		if (by === "person") return !has.some((role) => rule.includes(role));
		const of = by === "group" ? has.filter((role) => role !== "coach") : has;
		return of.length > 0 && !of.every((role) => rule.includes(role));
	};
	const probes = {
		group: "sittings/list-sittings",
		pupil: "result-marks/find-pupil-results",
		person: "mapping/list-sources",
	} as const;

	it.each(Object.entries(exceptions))("shows by role and by exception (%s)", async (name, days) => {
		const holds = name === "from today" || name === "until tomorrow";
		for (const { connectionId } of [school.hidden.practice, school.hidden.tests])
			await inSchool(school, async (tx) => {
				const { schoolId } = school;
				await tx.visibilityException.deleteMany({ where: { schoolId, connectionId } });
				if (days === null) return;
				const [begin, end] = days.map((count) => new Date(addDays(today, count)));
				const dates = { beginDate: begin as Date, endDate: end as Date, createdAt: new Date() };
				await tx.visibilityException.createMany({
					data: [...people.values()].map((personId) => ({ schoolId, id: newId(), connectionId, personId, ...dates })),
				});
			});
		// Without an exception each set of roles that a source may be hidden from; with one, the strictest of them.
		for (const rule of days === null ? subsets(staffRoles) : [staffRoles]) {
			await hideFrom(rule);
			for (const roles of combinations)
				for (const [by, probe] of Object.entries(probes) as [By, string][]) {
					if (by === "group" && !roles.some((role) => role !== "coach")) continue;
					const text = asText(await asks[probe]?.[1](scopeOf(roles)).catch(notFound));
					expect({ rule, roles, probe, shows: tells(text) }).toEqual({
						rule,
						roles,
						probe,
						shows: shows(roles, rule, by, holds),
					});
				}
		}
	});
});

it("a hidden source leaves no trace in any figure: the answers are those of a school that never had it", async () => {
	await hideFrom(staffRoles);
	// The moment at which they were asked.
	const asked: Readonly<Record<string, RegExp>> = {
		"live/find-live-lesson": /"at":"[^"]+"/,
		"talk/find-talk-sheet": /"madeAt":"[^"]+"/,
	};
	const answers = async () => {
		// Who looked is told on a page of its own: each round begins with nobody.
		await database.query("superuser", "DELETE FROM record_view");
		const all: string[] = [];
		for (const scope of [scopeOf(["class-teacher"]), scopeOf(["coach"])])
			for (const [name, [, ask]] of Object.entries(asks)) {
				const text = asText(await ask(scope).catch(notFound));
				all.push(`${name} ${text.replace(asked[name] ?? "", "")}`);
			}
		return all;
	};
	const before = await answers();
	await eraseHidden();
	expect(await answers()).toEqual(before);
});

/** Takes out every row that the hidden sources brought. */
async function eraseHidden(): Promise<void> {
	const tables = await database.query<{ name: string; column: string }>(
		"owner",
		`SELECT c.relname AS name, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
		   AND (a.attname IN ('connection_id', 'connection_ids') OR c.relname = 'connection' AND a.attname = 'id')`,
	);
	const ids = `ARRAY['${school.hidden.practice.connectionId}', '${school.hidden.tests.connectionId}']::uuid[]`;
	const direct = tables.map(({ name, column }) =>
		column === "connection_ids"
			? `DELETE FROM ${name} WHERE ${column} && ${ids}`
			: `DELETE FROM ${name} WHERE ${column} = ANY (${ids})`,
	);
	const orphans = [
		"DELETE FROM sitting WHERE assessment_id NOT IN (SELECT id FROM assessment)",
		"DELETE FROM assessment_part WHERE assessment_id NOT IN (SELECT id FROM assessment)",
		"DELETE FROM outcome WHERE entry_id NOT IN (SELECT id FROM sitting_entry)",
	];
	await database.query("superuser", `SET session_replication_role = replica; ${[...direct, ...orphans].join("; ")}`);
}

/**
 * Two small schools with the same names for class and pupils, so that a mix-up shows, and two that are still empty. All
 * people are invented.
 */
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { type APIResponse, request } from "@playwright/test";
import { jobScope } from "../lib/authz/job-scope";
import { listAccountsOfAddress } from "../lib/authz/sign-in/find-accounts";
import { now, today } from "../lib/clock";
import { joinBoard } from "../lib/commands/boards/join-board";
import { keepAgreement } from "../lib/commands/connections/keep-agreement";
import { mapUnits } from "../lib/commands/curriculum/map-units";
import { setPublicationWindow } from "../lib/commands/publication/set-publication-window";
import { confirmFamily } from "../lib/commands/scale-families/confirm-family";
import { evaluateGroup } from "../lib/commands/signals/evaluate-group";
import { disconnectPrisma } from "../lib/db/client";
import { newId } from "../lib/db/ids";
import { inSchool } from "../lib/db/in-school";
import { beginBoardAdmin } from "../lib/demo/set-up/set-up-board";
import type { SchoolId } from "../lib/domain/ids";
import { schoolYearFrom } from "../lib/domain/school-year";
import { env } from "../lib/env";
import { listScaleFamilies } from "../lib/queries/scale-families/list-scale-families";
import { askFor, connect, signedIn } from "../lib/testing/connecting";
import {
	assign,
	createAccount,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createGroupPlan,
	createPupil,
	createRole,
	createSchool,
	schoolYearOf,
	type TestSchool,
} from "../lib/testing/factories";
import { answered, deliverPractice, deliverResults, lessonOf, resultsMessage } from "./deliver";
import { makeSmallSchool, makeSplit } from "./make-places";
import type { Client, TestWorld } from "./school";
import { makeTroubledClass } from "./troubled-class";
import { turned } from "./turned";
import { makeTurnedSchool } from "./turned-school";
import { makeVeiledClass } from "./veiled-class";

const names = ["Sem", "Noor", "Daan", "Yara", "Finn", "Lotte", "Milan", "Saar"];
const password = `zeven groene fietsen ${randomBytes(6).toString("hex")}`;

const linde = await createSchool({ name: "De Linde" });
const es = await createSchool({ name: "De Es" });
const iep = await createSchool({ name: "De Iep" });
const wilg = await createSchool({ name: "De Wilg" });
const beuk = await createSchool({ name: "De Beuk" });
const berk = await createSchool({ name: "De Berk" });
const vlier = await createSchool({ name: "De Vlier" });
const hulst = await createSchool({ name: "De Hulst" });
const kastanje = await createSchool({ name: "De Kastanje" });
const kers = await createSchool({ name: "De Kers" });
const eik = await lastYear("De Eik");
const esdoorn = await lastYear("De Esdoorn");
const groep5 = await createGroup(linde, { name: "Groep 5" });
const groep6 = await createGroup(linde, { name: "Groep 6" });
const es5 = await createGroup(es, { name: "Groep 5" });
const pupils = await pupilsOf(linde, groep5.groupId);
const [inGroep6] = await pupilsOf(linde, groep6.groupId);
const [inEs5] = await pupilsOf(es, es5.groupId);
const goals = await Promise.all(
	["Getallen tot 1000", "Tafels", "Breuken"].map(async (title) => ({ title, ...(await createGoal({ title })) })),
);

const olm = await makeTurnedSchool(goals[0]?.goalId ?? newId());
const { groupId: groep8, troubled } = await makeTroubledClass(es, goals[0]?.goalId ?? newId());

const { veiled, veiledPeople } = await makeVeiledClass(password);

const rosa = await boardAdmin("Rosa", "Stichting De Bomen", linde.schoolId, kers.schoolId);
const sven = await boardAdmin("Sven", "Stichting De Heide", es.schoolId);

const world: TestWorld = {
	boards: { rosa: rosa.boardId, sven: sven.boardId },
	troubled,
	veiled,
	places: {
		small: { light: await makeSmallSchool("light"), dark: await makeSmallSchool("dark") },
		split: {
			light: await makeSplit("light", [linde, wilg], password),
			dark: await makeSplit("dark", [linde, wilg], password),
		},
	},
	turned: olm.ids,
	signalId: "",
	workId: await endedWork(),
	schools: {
		linde: nameOf(linde),
		es: nameOf(es),
		iep: nameOf(iep),
		wilg: nameOf(wilg),
		beuk: nameOf(beuk),
		berk: nameOf(berk),
		kers: nameOf(kers),
	},
	people: {
		...veiledPeople,
		anna: await teacher("Anna", [{ school: linde, groupId: groep5.groupId }]),
		bram: await teacher("Bram", [{ school: linde, groupId: groep6.groupId }]),
		carla: await teacher("Carla", [
			{ school: linde, groupId: groep6.groupId },
			{ school: es, groupId: es5.groupId },
		]),
		dirk: await admin("Dirk", linde.schoolId),
		fien: await teacher("Fien", [{ school: linde, groupId: null }]),
		guus: await teacher("Guus", [{ school: linde, groupId: null }]),
		joris: await teacher("Joris", [{ school: linde, groupId: null }]),
		kees: await teacher("Kees", [{ school: linde, groupId: null }]),
		lies: await teacher("Lies", [{ school: linde, groupId: null }]),
		maud: await teacher("Maud", [{ school: linde, groupId: null }]),
		els: await teacher("Els", [{ school: es, groupId: es5.groupId }]),
		hanna: await admin("Hanna", iep.schoolId),
		ivo: await admin("Ivo", wilg.schoolId),
		mats: await admin("Mats", vlier.schoolId),
		nina: await admin("Nina", hulst.schoolId),
		noud: await admin("Noud", kastanje.schoolId, kers.schoolId),
		kim: await headTeacher("Kim", eik),
		lex: await headTeacher("Lex", esdoorn),
		jet: await teacher("Jet", [{ school: es, groupId: groep8 }]),
		koen: await admin("Koen", beuk.schoolId),
		lena: await admin("Lena", berk.schoolId),
		olga: await admin("Olga", olm.school.schoolId),
		otto: await teacher("Otto", [{ school: olm.school, groupId: olm.groupId }], turned),
		rosa: rosa.person,
		sven: sven.person,
	},
	groups: {
		groep5: { ...groep5, name: "Groep 5" },
		groep6: { ...groep6, name: "Groep 6" },
		es5: { ...es5, name: "Groep 5" },
	},
	pupils,
	others: { groep6: inGroep6?.pupilId ?? "", es5: inEs5?.pupilId ?? "" },
	erased: { light: await leaver("Wout"), dark: await leaver("Wies") },
	doubled: { light: await twice("Teun"), dark: await twice("Tess") },
	plans: {
		groep5: await createGroupPlan(linde, groep5.groupId, pupils[0]?.pupilId ?? null),
		groep6: await createGroupPlan(linde, groep6.groupId, inGroep6?.pupilId ?? null),
	},
	administered: { light: await administration(vlier), dark: await administration(hulst) },
	connecting: { linde: await connected(linde.schoolId), es: await connected(es.schoolId) },
	pulling: { linde: await pulled(linde.schoolId), es: await pulled(es.schoolId) },
	goals,
	sittingId: "",
	clients: {
		results: await client("Toetsmaker", "edu-v-results", ["eduv.result"]),
		practice: await client("Oefenaar", "xapi", ["xapi.statements.write", "xapi.statements.read"]),
		administration: await client("Leerlingvolg", "oneroster-csv", ["roster.write"]),
	},
};
await mapLessons();
writeFileSync(process.argv[2] ?? "", JSON.stringify(world, null, "\t"), { mode: 0o600 });
await deliverHistory();
// Its talk sheets are read on the day of the delivery.
await setPublicationWindow(await signedIn(linde.schoolId), { weekdays: [1, 2, 3, 4, 5], at: null });
const sittingId = await confirmScale();
const complete = { ...world, sittingId, signalId: await aSignal() };
writeFileSync(process.argv[2] ?? "", JSON.stringify(complete, null, "\t"), { mode: 0o600 });
await disconnectPrisma();

/** Asked with its agreement and approved, by an admin of the school. */
async function connected(schoolId: SchoolId) {
	const scope = await signedIn(schoolId);
	const { fileId } = await keepAgreement(scope, Buffer.from("%PDF-1.7\n%%EOF"));
	const terms = { ...askFor().terms, agreement: { version: "4.0", signedOn: "2026-09-01", fileId } };
	const { connectionId, consentId } = await connect(scope, { supplier: { name: "Oefenhaven" }, terms });
	return { connectionId, consentId, fileId };
}

/** A roster that is to be fetched, approved by an admin. */
async function pulled(schoolId: SchoolId) {
	const scopes = ["eduv.association", "eduv.student.basic", "eduv.employee.basic", "eduv.education"];
	const terms = { ...askFor().terms, fields: [], scopes };
	const asked = { supplier: { name: "Rasteradministratie" }, standard: "edu-v-roster", terms };
	const { connectionId } = await connect(await signedIn(schoolId), asked);
	return { connectionId };
}

/** One lesson for each goal. */
async function mapLessons(): Promise<void> {
	const units = goals.map(({ goalId }, index) => ({
		kind: "unit" as const,
		sourceId: lessonOf(index),
		goalIds: [goalId],
	}));
	await mapUnits(jobScope(linde.schoolId), { connectionId: world.clients.practice.connectionId, units });
}

/** Yesterday somebody read records again; there were none. */
async function endedWork(): Promise<string> {
	const yesterday = new Date(now().getTime() - 86_400_000);
	const id = newId();
	const ended = { state: "done", total: 0, createdAt: yesterday, endedAt: yesterday };
	const { schoolId } = linde;
	await inSchool(linde, (tx) => tx.longWork.create({ data: { schoolId, id, kind: "replay", input: {}, ...ended } }));
	return id;
}

/** What the worker would find in a moment: most of the group is stuck on most goals. */
async function aSignal(): Promise<string> {
	await evaluateGroup(jobScope(linde.schoolId), groep5.groupId, today());
	const signal = await inSchool(linde, (tx) => tx.signal.findFirst({ where: { groupId: groep5.groupId } }));
	if (signal === null) throw new Error("groep 5 has no signal");
	return signal.id;
}

/** Three weeks of work, over HTTP as suppliers bring it: the first pupil gets the least right, the last the most. */
async function deliverHistory(): Promise<void> {
	const http = await request.newContext({ baseURL: env().PUBLIC_URL });
	const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);
	const scores = pupils.map(({ eckId }, index) => ({ eckId, percentage: 30 + 8 * index }));
	const test = { id: "blok-3", name: "Toets blok 3", takenAt: daysAgo(7) };
	await taken(await deliverResults(http, resultsMessage(world.schools.linde, test, scores), world));
	for (const [name, days, gain] of [
		["Peiling B5", 60, 0],
		["Peiling M5", 5, 6],
	] as const) {
		const message = resultsMessage(world.schools.linde, { id: name, name, takenAt: daysAgo(days) }, scores);
		const studentScoresAndResults = message.studentScoresAndResults.map((item, index) => ({
			...item,
			scores: [{ scoreValue: String(200 + 5 * index + gain), scoreType: "SkillScore", assessmentId: name }],
		}));
		await taken(await deliverResults(http, { ...message, studentScoresAndResults }, world));
	}
	const statements = pupils.flatMap(({ eckId }, pupil) =>
		[1, 3, 6, 8, 10, 15].flatMap((day) =>
			goals.flatMap((_goal, lesson) =>
				[1, 2, 3].map((question) =>
					answered(eckId, lessonOf(lesson), day * 10 + question, (day + question) % 9 <= pupil, daysAgo(day)),
				),
			),
		),
	);
	for (let from = 0; from < statements.length; from += 100)
		await taken(await deliverPractice(http, statements.slice(from, from + 100), world));
	await http.dispose();
}

/** As the admin would: the two tests named alike lie on one scale. Answers the sitting of the later one. */
async function confirmScale(): Promise<string> {
	const scope = jobScope(linde.schoolId);
	const [suggestion] = (await listScaleFamilies(scope)).suggestions;
	if (!suggestion) throw new Error("no scale family is suggested");
	const { connectionId, measureType, name, assessmentIds } = suggestion;
	const error = { standardError: "3", errorSource: "handleiding" };
	await confirmFamily(scope, { connectionId, measureType, name, ...error, assessmentIds: [...assessmentIds] });
	return inSchool(scope, async (tx) => {
		const { id } = await tx.assessment.findFirstOrThrow({ where: { name: "Peiling M5" } });
		return (await tx.sitting.findFirstOrThrow({ where: { assessmentId: id } })).id;
	});
}

async function taken(answer: APIResponse): Promise<void> {
	if (!answer.ok()) throw new Error(`a delivery was refused: ${answer.status()} ${await answer.text()}`);
}

async function pupilsOf(school: TestSchool, groupId: Awaited<ReturnType<typeof createGroup>>["groupId"]) {
	const made = [];
	for (const givenName of names) {
		const over = { givenName, familyName: "van den Berg", groupId, schoolYear: 5 };
		made.push({ name: givenName, ...(await createPupil(school.schoolId, over)) });
	}
	return made;
}

interface Post {
	school: TestSchool;
	groupId: Awaited<ReturnType<typeof createGroup>>["groupId"] | null;
}

async function teacher(givenName: string, posts: readonly Post[], after = "") {
	const email = `${givenName.toLowerCase()}@school.test`;
	const { userId } = await createAccount({ email, name: `${givenName} Jansen${after}`, password });
	for (const { school, groupId } of posts) {
		const { personId } = await createEmployee(school.schoolId, { givenName, familyName: `Jansen${after}` });
		await createRole(school.schoolId, userId, { personId });
		if (groupId) await assign(school.schoolId, personId, { kind: "class-teacher", groupId });
	}
	return { userId, email, password };
}

async function admin(givenName: string, schoolId: SchoolId, staffAt: SchoolId | null = null) {
	const email = `${givenName.toLowerCase()}@school.test`;
	const { userId } = await createAccount({ email, name: `${givenName} Jansen`, password });
	await createRole(schoolId, userId, { role: "admin" });
	if (staffAt) await createRole(staffAt, userId);
	return { userId, email, password };
}

/** Who looks after a board alone, with its schools. */
async function boardAdmin(givenName: string, board: string, ...schools: SchoolId[]) {
	const email = `${givenName.toLowerCase()}@bestuur.test`;
	const boardId = await beginBoardAdmin({ board, email, name: `${givenName} Bakker`, password });
	const [account] = await listAccountsOfAddress(email);
	for (const schoolId of schools) await joinBoard(schoolId, board);
	return { boardId, person: { userId: account?.userId ?? "", email, password } };
}

/** A school whose last year went on: nobody closed it, and the new one is not in. */
async function lastYear(name: string): Promise<TestSchool> {
	const school = await createSchool({ name });
	const { schoolId } = school;
	const [periodId, year] = [newId(), schoolYearFrom(Number(school.beginDate.slice(0, 4)) - 1)];
	const dates = { beginDate: new Date(year.beginDate), endDate: new Date(year.endDate) };
	await inSchool(school, (tx) =>
		tx.schoolPeriod.create({ data: { schoolId, id: periodId, name: year.name, ...dates } }),
	);
	return { ...school, periodId, ...year };
}

/** Class teacher and admin in one, as at a small school. */
async function headTeacher(givenName: string, school: TestSchool) {
	const { groupId } = await createGroup(school, { name: "Groep 7" });
	const person = await teacher(givenName, [{ school, groupId }]);
	await createRole(school.schoolId, person.userId, { role: "admin" });
	for (const name of ["Mees", "Fenna"])
		await createPupil(school.schoolId, { givenName: name, familyName: "Kok", groupId });
	return person;
}

async function leaver(givenName: string) {
	const { pupilId } = await createPupil(linde.schoolId, { givenName, familyName: "Weg" });
	return { pupilId, name: `${givenName} Weg` };
}

/** One pupil who came into the list twice. */
async function twice(givenName: string) {
	const [one, other] = [
		await createPupil(linde.schoolId, { givenName, familyName: "Tweemaal" }),
		await createPupil(linde.schoolId, { givenName, familyName: "Tweemaal" }),
	];
	return { name: `${givenName} Tweemaal`, pupilIds: [one.pupilId, other.pupilId] as const };
}

function administration(school: TestSchool): Promise<Client> {
	return client("Leerlingvolg", "edexml", ["roster.write"], school);
}

async function client(supplierName: string, standard: string, scopes: string[], school = linde): Promise<Client> {
	const clientSecret = randomBytes(32).toString("base64url");
	const made = await createConnection(school.schoolId, { supplierName, standard, scopes, clientSecret });
	return { clientId: made.clientId, clientSecret, connectionId: made.connectionId, scopes };
}

function nameOf({ schoolId, name, masterId }: TestSchool) {
	return { schoolId, name, masterId, period: schoolYearOf().name };
}

import * as door from "../../app/api/exchange/[standard]/[...path]/route";
import { resultsMessage } from "../../e2e/deliver";
import { issueAccessToken } from "../authz/oauth/access-tokens";
import type { Scope } from "../authz/scope";
import { now, today } from "../clock";
import { mergePupils } from "../commands/matching/merge-pupils";
import { recordAudit } from "../commands/record-audit";
import { logView } from "../commands/views/log-view";
import { newId } from "../db/ids";
import { inSchool } from "../db/in-school";
import type { GroupId, PersonId, SchoolId, UserId } from "../domain/ids";
import { answered, senderTo } from "./exchange-door";
import {
	assign,
	createAccount,
	createConnection,
	createEmployee,
	createGroup,
	createGroupPlan,
	createPupil,
	createRole,
	createSchool,
	eckIdOf,
	schoolYearOf,
	type TestSchool,
} from "./factories";
import { personScope } from "./person-scope";

const send = senderTo(door);
const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** An account's right at a school, as a session would give it. */
export function scopeOf(schoolId: SchoolId, userId: UserId, role: "admin" | "staff" = "admin"): Scope {
	return personScope({ schoolId, userId, role });
}

/** A pupil in every table that can name one, beside another pupil; results and practice come by the door. */
export async function createFullSchool() {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school, { name: "Groep 7" });
	const sem = await createPupil(schoolId, {
		...{ givenName: "Sem", namePrefix: "van", familyName: "Wissen", groupId },
		identifiers: [
			{ type: "eck-id", value: eckIdOf(`sem ${schoolId}`) },
			{ type: "asi", source: "las-a", value: "4711" },
		],
	});
	const noor = await createPupil(schoolId, { givenName: "Noor", familyName: "Blijft", groupId });
	const { userId } = await createAccount({ name: "Dirk" });
	await createRole(schoolId, userId, { role: "admin" });
	await deliverAll(school, sem.eckId, noor.eckId);
	await fillBySchool(school, groupId, sem, noor.pupilId, userId);
	// An older administration had Sem too: a person made them one.
	const { pupilId: otherId } = await createPupil(schoolId, { givenName: "Semmie", familyName: "Wissen", groupId });
	await inSchool(school, (tx) =>
		tx.note.create({
			data: {
				...{ schoolId, id: newId(), pupilId: otherId, authorId: userId, kind: "talk", visibility: "team" },
				...{ text: "Uit het oude systeem", day: asDate(today()) },
			},
		}),
	);
	await mergePupils(scopeOf(schoolId, userId), { pupilId: sem.pupilId, otherId, reasons: [] });
	return { schoolId, sem, noor, admin: scopeOf(schoolId, userId), groupId };
}

async function deliverAll(school: TestSchool, ...eckIds: string[]): Promise<void> {
	const { schoolId } = school;
	const xapiScopes = ["xapi.statements.write", "xapi.statements.read"];
	const practice = await createConnection(schoolId, { standard: "xapi", scopes: xapiScopes });
	const results = await createConnection(schoolId, { standard: "edu-v-results", scopes: ["eduv.result"] });
	const token = await issueAccessToken({ clientId: practice.clientId, scopes: xapiScopes });
	const timestamp = new Date(now().getTime() - 86_400_000).toISOString();
	const unit = {
		id: "https://oefen.example/les/1",
		definition: { type: "http://adlnet.gov/expapi/activities/lesson" },
	};
	const of = (name = "", over: object = {}) => ({
		...answered({ actor: { account: { homePage: "https://ketenid.nl/201703/", name } }, timestamp }),
		context: { contextActivities: { parent: [unit] } },
		...over,
	});
	const completed = { verb: { id: "http://adlnet.gov/expapi/verbs/completed" }, object: unit, context: undefined };
	// Noor, Sem, Noor in one message; then Sem alone; then both, of a number that another system gave as well.
	const [sem, noor] = eckIds;
	for (const body of [[of(noor), of(sem), of(noor)], [of(sem)], [of(sem, completed), of(noor, completed)]])
		await taken({ path: "xapi/statements", token, body });
	const test = { id: "blok-1", name: "Blok 1", takenAt: new Date(timestamp) };
	const named = { schoolId, name: school.name, masterId: school.masterId, period: schoolYearOf().name };
	const message = resultsMessage(
		named,
		test,
		[...eckIds, eckIdOf("unknown")].map((eckId) => ({ eckId, percentage: 60 })),
	);
	const bearer = await issueAccessToken({ clientId: results.clientId, scopes: ["eduv.result"] });
	await taken({ path: "edu-v-results/v2/results", token: bearer, body: message });
}

async function fillBySchool(
	school: TestSchool,
	groupId: GroupId,
	sem: { pupilId: PersonId; eckId: string },
	other: PersonId,
	userId: UserId,
): Promise<void> {
	const { schoolId } = school;
	const { pupilId } = sem;
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "coach", pupilId });
	await createGroupPlan(school, groupId, pupilId);
	const scope = scopeOf(schoolId, userId);
	const connectionId = (await inSchool(school, (tx) => tx.connection.findFirstOrThrow())).id;
	await inSchool(school, async (tx) => {
		await logView(tx, scope, "pupil", { pupilId });
		await recordAudit(tx, scope, "note.add", { noteId: newId(), pupilId });
		const subGroup = { schoolId, id: newId(), groupId, name: "Extra", beginDate: asDate(today()), createdBy: userId };
		await tx.subGroup.create({ data: subGroup });
		for (const member of [pupilId, other])
			await tx.subGroupMember.create({
				data: { schoolId, subGroupId: subGroup.id, pupilId: member, beginDate: asDate(today()) },
			});
		const note = { schoolId, authorId: userId, kind: "talk", visibility: "team", day: asDate(today()) };
		await tx.note.create({ data: { ...note, id: newId(), pupilId, text: "Gesprek" } });
		await tx.note.create({ data: { ...note, id: newId(), pupilId: other, text: "Werkt met Sem van Wissen." } });
		const signal = { schoolId, groupId, subjectKey: "arithmetic", reason: "x", facts: {}, day: asDate(today()) };
		const signals = [
			{ code: "stuck-on-goal", pupilId, pupilIds: [] },
			{ code: "stuck-on-goal", pupilId: other, pupilIds: [] },
			{ code: "falls-behind", pupilId: null, pupilIds: [pupilId, other] },
		];
		for (const one of signals)
			await tx.signal.create({ data: { ...signal, ...one, id: newId(), evaluatedAt: now(), connectionIds: [] } });
		await tx.dirtyPracticeDay.create({ data: { schoolId, connectionId, pupilId, day: asDate(today()) } });
		const held = { schoolId, id: newId(), connectionId, deliveryId: newId(), index: 0, reason: "ambiguous-pupil" };
		const identifiers = [{ type: "eck-id", value: sem.eckId }];
		await tx.heldRecord.create({ data: { ...held, heldAt: now(), record: { pupil: { identifiers } } } });
		await tx.heldIdentifier.create({ data: { schoolId, type: "eck-id", value: sem.eckId, heldId: held.id } });
		// The same number, given by another system: somebody else's.
		const elsewhere = { ...held, id: newId(), index: 1 };
		const record = { pupil: { identifiers: [{ type: "asi", source: "las-b", value: "4711" }] } };
		await tx.heldRecord.create({ data: { ...elsewhere, heldAt: now(), record } });
		await tx.heldIdentifier.create({ data: { schoolId, type: "asi", value: "4711", heldId: elsewhere.id } });
		const before = { given_name: "Sem", name_prefix: "van", family_name: "Wissen", ended_at: null };
		await tx.personCorrection.create({
			data: {
				...{ schoolId, id: newId(), personId: pupilId, givenName: "Sem", namePrefix: "van", familyName: "Wissen" },
				...{
					rosterGivenName: "Sam",
					rosterFamilyName: "Wissen",
					reason: "Gevraagd",
					state: "stands",
					decidedAt: now(),
				},
			},
		});
		const entry = await tx.sittingEntry.findFirstOrThrow({ where: { schoolId, pupilId } });
		await tx.resultMark.create({
			data: {
				...{
					schoolId,
					id: newId(),
					entryId: entry.id,
					pupilId,
					state: "disputed",
					reason: "other",
					text: "Vraag van Sem",
				},
				...{ fingerprint: entry.fingerprint, disputedBy: userId, disputedAt: now() },
			},
		});
		const came = { schoolId, connectionId, pupilId, deliveryId: newId(), recordIndex: 0, receivedAt: now() };
		const item = { itemId: "https://oefen.example/opgave/1", mappingVersion: 1 };
		await tx.attemptEcho.create({ data: { ...came, ...item, id: newId(), role: "echo", at: now() } });
		const material = { materialId: "https://oefen.example/film/1", sourceId: newId(), at: now() };
		await tx.materialUse.create({ data: { ...came, ...material, id: newId() } });
		const refused = { assessmentId: newId(), day: asDate(today()), modifiedAt: now(), code: "outside-grade" };
		await tx.refusedResult.create({ data: { ...came, ...refused, id: newId() } });
		const closing = { schoolId, id: newId(), periodId: school.periodId, endDate: asDate(school.endDate) };
		await tx.yearClosing.create({ data: { ...closing, state: "closed", closedAt: now() } });
		const place = { kind: "membership", rowId: groupId, personId: pupilId, endAfter: asDate(school.endDate) };
		await tx.yearClosingRow.create({ data: { schoolId, closingId: closing.id, ...place } });
		await tx.rosterUndo.create({
			data: { schoolId, importId: newId(), noun: "person", key: pupilId, personId: pupilId, before },
		});
		const page = { schoolId, runId: newId(), sequence: 0, call: "students", asked: "x" };
		await tx.rosterPullPage.create({
			data: { ...page, rows: [{ userMasterIdentifier: sem.eckId, givenName: "Sem" }] },
		});
		await tx.rosterImport.create({
			data: {
				...{ schoolId, id: newId(), format: "oneroster-csv", mode: "bulk", state: "previewed", preview: {} },
				...{ sha256: new Uint8Array([1]), body: new Uint8Array([1, 2, 3]) },
			},
		});
	});
}

async function taken(sent: Parameters<typeof send>[0]): Promise<void> {
	const answer = await send(sent);
	if (!answer.ok) throw new Error(`a delivery was refused: ${answer.status} ${await answer.text()}`);
}

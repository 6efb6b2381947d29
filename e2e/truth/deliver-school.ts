import * as door from "../../app/api/exchange/[standard]/[...path]/route";
import { jobScope } from "../../lib/authz/job-scope";
import { issueAccessToken } from "../../lib/authz/oauth/access-tokens";
import type { Scope } from "../../lib/authz/scope";
import { confirmFamily } from "../../lib/commands/scale-families/confirm-family";
import { newId } from "../../lib/db/ids";
import { inSchool } from "../../lib/db/in-school";
import type { ConnectionId, GoalId, GroupId, PersonId } from "../../lib/domain/ids";
import { recomputeSchool } from "../../lib/ingest/recompute-school";
import { senderTo } from "../../lib/testing/exchange-door";
import {
	addMember,
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
	schoolYearOf,
	type TestSchool,
} from "../../lib/testing/factories";
import { mapToGoal } from "../../lib/testing/goal-facts";
import { personScope } from "../../lib/testing/person-scope";
import type { RawSchool } from "./raw-school";

const send = senderTo(door);

/** The school in the product, with its ids by the keys of the raw one. */
export interface DeliveredSchool {
	readonly school: TestSchool;
	/** Somebody who has every class, lesson group and pupil. */
	readonly scope: Scope;
	readonly pupils: ReadonlyMap<string, PersonId>;
	readonly groups: ReadonlyMap<string, GroupId>;
	readonly goals: ReadonlyMap<string, GoalId>;
	readonly connections: ReadonlyMap<string, ConnectionId>;
	/** The answers that were no 2xx, of which a value outside its domain is one cause. */
	readonly refusals: readonly string[];
}

/** Makes the roster by the factories of the tests, and lets every message in by the one door of suppliers. */
export async function deliverSchool(raw: RawSchool): Promise<DeliveredSchool> {
	const school = await createSchool({ name: `Truth ${raw.name}` });
	const year = schoolYearOf(raw.today);
	const periodId = newId();
	const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
	await inSchool(school, async (tx) => {
		if (year.beginDate !== school.beginDate)
			await tx.schoolPeriod.create({
				data: {
					...{ schoolId: school.schoolId, id: periodId, name: year.name },
					...{ beginDate: asDate(year.beginDate), endDate: asDate(year.endDate) },
				},
			});
	});
	const ofYear = year.beginDate === school.beginDate ? school : { ...school, periodId };
	const roster = await makeRoster(raw, ofYear);
	const connections = await makeConnections(raw, ofYear, roster.goals);
	const refusals = await deliverAll(raw, ofYear, connections.tokens);
	await confirmFamilies(raw, ofYear, connections.ids);
	// What the worker does with days whose attempts came late.
	await recomputeSchool(jobScope(ofYear.schoolId));
	return { school: ofYear, ...roster, connections: connections.ids, refusals };
}

async function makeRoster(raw: RawSchool, school: TestSchool) {
	const { schoolId } = school;
	const { personId } = await createEmployee(schoolId);
	const scope = personScope({ schoolId, personId, today: raw.today });
	const groups = new Map<string, GroupId>();
	const pupils = new Map<string, PersonId>();
	const goals = new Map<string, GoalId>();
	const beginDate = schoolYearOf(raw.today).beginDate;
	for (const { key, kind, subject, combination } of raw.groups) {
		const { groupId } = await createGroup(school, { name: key, kind, subjectKey: subject ?? undefined, combination });
		groups.set(key, groupId);
		// Of lesson groups too: what stands on a group is compared, not which subjects its teacher may read.
		await assign(schoolId, personId, { kind: "class-teacher", groupId, beginDate });
	}
	for (const { key, eckId, familyName, account } of raw.pupils) {
		const identifiers = [
			{ type: "eck-id" as const, value: eckId },
			{ type: "asi" as const, value: account },
		];
		const { pupilId } = await createPupil(schoolId, { identifiers, givenName: key, familyName });
		pupils.set(key, pupilId);
		await assign(schoolId, personId, { kind: "coach", pupilId, beginDate });
	}
	for (const { group, pupil, schoolYear, from, to } of raw.members)
		await addMember(schoolId, groups.get(group)!, pupils.get(pupil)!, {
			schoolYear: schoolYear ?? undefined,
			...{ beginDate: from, endDate: to ?? undefined },
		});
	for (const { key, subject } of raw.goals)
		goals.set(key, (await createGoal({ subjectKey: subject, code: `${raw.name}-${key}`, title: key })).goalId);
	return { scope, groups, pupils, goals };
}

async function makeConnections(raw: RawSchool, { schoolId }: TestSchool, goals: ReadonlyMap<string, GoalId>) {
	const ids = new Map<string, ConnectionId>();
	const tokens = new Map<string, string>();
	for (const { key, standard, adaptive, homePage } of raw.suppliers) {
		const scopes = standard === "xapi" ? ["xapi.statements.write"] : ["eduv.result"];
		const { connectionId, clientId } = await createConnection(schoolId, {
			...{ standard, scopes, adaptive, supplierName: key },
		});
		if (homePage !== null)
			await inSchool({ schoolId }, (tx) =>
				tx.connection.update({
					where: { schoolId_id: { schoolId, id: connectionId } },
					data: { actorHomePages: { [homePage]: "asi" } },
				}),
			);
		ids.set(key, connectionId);
		tokens.set(key, await issueAccessToken({ clientId, scopes }));
	}
	for (const { supplier, kind, sourceId, goal } of raw.mappings)
		await mapToGoal({ schoolId, connectionId: ids.get(supplier)! }, goals.get(goal)!, { kind, sourceId });
	return { ids, tokens };
}

/** The wire names a school by its number, which is given when the school is made. */
const schoolNumber = /@school@/g;

async function deliverAll(raw: RawSchool, school: TestSchool, tokens: ReadonlyMap<string, string>) {
	const refusals: string[] = [];
	for (const [index, { supplier, path, body }] of raw.deliveries.entries()) {
		const answer = await send({
			path,
			token: tokens.get(supplier)!,
			body: body.replace(schoolNumber, school.masterId),
		});
		if (!answer.ok) refusals.push(`delivery ${index} of ${supplier}: ${answer.status} ${await answer.text()}`);
	}
	return refusals;
}

async function confirmFamilies(raw: RawSchool, { schoolId }: TestSchool, ids: ReadonlyMap<string, ConnectionId>) {
	for (const { supplier, type, assessments, error } of raw.families) {
		const connectionId = ids.get(supplier)!;
		const found = await inSchool({ schoolId }, (tx) =>
			tx.assessment.findMany({ where: { connectionId, sourceId: { in: [...assessments] } }, select: { id: true } }),
		);
		await confirmFamily(jobScope(schoolId), {
			...{ connectionId, measureType: type, name: `Scale of ${supplier}`, assessmentIds: found.map(({ id }) => id) },
			...{ standardError: error, errorSource: error === null ? null : "manual" },
		});
	}
}

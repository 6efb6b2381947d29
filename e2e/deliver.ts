import { randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { type Client, type TestSchoolName, type TestWorld, testWorld } from "./school";

/** A token from the real endpoint, as a supplier asks for one (RFC 6749, 4.4). */
export async function accessToken(request: APIRequestContext, client: Client): Promise<string> {
	const answer = await request.post("/api/oauth/token", {
		headers: { authorization: basic(client) },
		form: { grant_type: "client_credentials", scope: client.scopes.join(" ") },
	});
	if (!answer.ok()) throw new Error(`no token: ${answer.status()} ${await answer.text()}`);
	return ((await answer.json()) as { access_token: string }).access_token;
}

export function basic({ clientId, clientSecret }: Client): string {
	return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
}

/** Results 2.0: one test, a percentage correct for each pupil. */
export function resultsMessage(
	school: TestSchoolName,
	assessment: { id: string; name: string; takenAt: Date },
	scores: readonly { eckId: string; percentage: number }[],
) {
	const at = assessment.takenAt.toISOString();
	return {
		id: `message-${randomUUID()}`,
		assessmentDateTime: at,
		assessmentDefinition: {
			id: assessment.id,
			name: assessment.name,
			subjects: [{ subjectPrefix: "RE", subjectName: "Rekenen" }],
			studyLevelId: "groep-5",
		},
		school: { organisationMasterIdentifier: school.masterId },
		schoolPeriod: school.period,
		timestamp: at,
		toolName: "Toetsmaker",
		studentScoresAndResults: scores.map(({ eckId, percentage }) => ({
			id: `${assessment.id}-${eckId.slice(-12)}`,
			student: { userMasterIdentifier: eckId },
			status: "final",
			dateCreated: at,
			dateLastModified: at,
			scores: [{ scoreValue: String(percentage), scoreType: "PercentageCorrect", assessmentId: assessment.id }],
		})),
	};
}

export async function deliverResults(
	request: APIRequestContext,
	message: object,
	world: TestWorld = testWorld(),
): Promise<APIResponse> {
	const token = await accessToken(request, world.clients.results);
	return request.post("/api/exchange/edu-v-results/v2/results", {
		headers: { authorization: `Bearer ${token}` },
		data: message,
	});
}

/** The lesson that the practice supplier's goal number `index` is practised in. */
export const lessonOf = (index: number) => `https://oefen.example/les/${index + 1}`;

/** One answer to a question of a lesson, right or wrong. */
export function answered(eckId: string, unit: string, question: number, right: boolean, at: Date) {
	return {
		id: randomUUID(),
		actor: { objectType: "Agent", account: { homePage: "https://ketenid.nl/201703/", name: eckId } },
		verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
		object: {
			id: `${unit}/vraag/${question}`,
			definition: { type: "http://adlnet.gov/expapi/activities/question" },
		},
		result: { success: right },
		timestamp: at.toISOString(),
		context: {
			contextActivities: {
				parent: [{ id: unit, definition: { type: "http://adlnet.gov/expapi/activities/lesson" } }],
			},
		},
	};
}

export function deliverPractice(
	request: APIRequestContext,
	statements: readonly object[],
	world: TestWorld = testWorld(),
): Promise<APIResponse> {
	return request.post("/api/exchange/xapi/statements", {
		headers: { authorization: basic(world.clients.practice), "x-experience-api-version": "1.0.3" },
		data: statements,
	});
}

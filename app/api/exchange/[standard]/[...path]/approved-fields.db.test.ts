import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import type { Scope } from "@/lib/authz/scope";
import { inSchool } from "@/lib/db/in-school";
import { optionalFields } from "@/lib/domain/connection-fields";
import { askFor, connect, signedIn } from "@/lib/testing/connecting";
import { testDatabase } from "@/lib/testing/database";
import { answered, eckId, schoolAtTheDoor, senderTo } from "@/lib/testing/exchange-door";
import * as route from "./route";

const database = testDatabase();
const send = senderTo(route);
const school = schoolAtTheDoor();
let admin: Scope;
beforeAll(async () => {
	admin = await signedIn(school.of().schoolId);
});

type Fields = (typeof optionalFields)[number][];

/** Connects as the screens do, and answers the token of the new client. */
async function connected(standard: string, scope: string, fields: Fields) {
	const terms = { ...askFor().terms, scopes: [scope], fields };
	const made = await connect(admin, { supplier: { name: `Leverancier ${randomUUID()}` }, standard, terms });
	if (!made.credentials) throw new Error("no credentials");
	const { clientId } = made.credentials;
	return { ...made, token: await issueAccessToken({ clientId, scopes: [scope] }) };
}

/** Everything that is kept of a connection but the messages as they came, as one text. */
async function kept(connectionId: string): Promise<string> {
	const tables = await database.query<{ name: string }>(
		"superuser",
		`SELECT table_name AS name FROM information_schema.columns
		 WHERE table_schema = 'public' AND column_name = 'connection_id' AND table_name NOT LIKE 'attempt_%'
			AND table_name NOT IN ('xapi_statement', 'connection_request', 'connection_consent')`,
	);
	expect(tables.length).toBeGreaterThan(8);
	const rows = await Promise.all(
		tables.map(({ name }) =>
			database.query("superuser", `SELECT row_to_json(t)::text AS row FROM "${name}" AS t WHERE connection_id = $1`, [
				connectionId,
			]),
		),
	);
	const outcomes = await database.query("superuser", "SELECT row_to_json(o)::text AS row FROM outcome AS o");
	return JSON.stringify([...rows, outcomes]);
}

const unknownPupil = { account: { homePage: "https://ketenid.nl/201703/", name: eckId.replaceAll("c", "d") } };
const practice = () => {
	const definition = { name: { nl: "MERK-TITEL" }, type: "http://adlnet.gov/expapi/activities/lesson" };
	const context = { contextActivities: { parent: [{ id: "https://oefen.example/les/9", definition }] } };
	const result = { success: true, duration: "PT73S", score: { scaled: 0.4321 } };
	const unit = { id: "https://oefen.example/les/9", definition };
	const progress = { verb: { id: "http://adlnet.gov/expapi/verbs/completed" }, object: unit };
	return [
		answered({ context, result }),
		answered({ context, result, actor: unknownPupil }),
		answered({ ...progress, result: { score: { raw: 61.25, min: 3.125, max: 97.375 }, duration: "PT74S" } }),
	];
};
const marksOfPractice = ["MERK-TITEL", "0.4321", "73000", "61.25"];

const results = () => {
	const at = "2025-11-20T09:00:00Z";
	const item = {
		...{ status: "final", dateCreated: at, dateLastModified: at, reviewUrl: "https://merk-bekijk.example/" },
		additionalInfo: "MERK-OPMERKING",
		scores: [
			{ scoreValue: "81", scoreType: "PercentageCorrect", assessmentId: "t", scoreScaleIds: ["MERK-NORM"] },
			{ scoreValue: "82.625", scoreType: "PercentageCorrect", assessmentId: "t", assessmentPartId: "MERK-DEEL" },
		],
	};
	return {
		...{ id: randomUUID(), assessmentDateTime: at, timestamp: at, schoolPeriod: "MERK-PERIODE", toolName: "T" },
		assessmentDefinition: {
			...{ id: "t", name: "Blok 1", subjects: [{ subjectName: "Rekenen" }], studyLevelId: "g6" },
			parts: [{ id: "MERK-DEEL", name: "Deel", index: 0 }],
		},
		scoreScaleDefinitions: [{ id: "MERK-NORM", name: "Norm", scoreScaleEntries: [{ LHS: "0-100", RHS: "A" }] }],
		school: { organisationMasterIdentifier: school.of().masterId },
		studentScoresAndResults: [eckId, unknownPupil.account.name].map((userMasterIdentifier) => ({
			...item,
			id: randomUUID(),
			student: { userMasterIdentifier },
		})),
	};
};
const marksOfResults = ["MERK-DEEL", "82.625", "MERK-NORM", "MERK-PERIODE", "merk-bekijk", "MERK-OPMERKING"];

test.each([
	["xapi", "xapi.statements.write", "xapi/statements", practice, marksOfPractice],
	["edu-v-results", "eduv.result", "edu-v-results/v2/results", results, marksOfResults],
] as const)(
	"%s: what was not approved is kept nowhere, of waiting records neither; what was is there",
	async (...row) => {
		const [standard, scope, path, body, marks] = row;
		const none = await connected(standard, scope, []);
		expect((await send({ path, token: none.token, body: body() })).status).toBeLessThan(300);
		const bare = await kept(none.connectionId);
		for (const mark of marks) expect(bare).not.toContain(mark);

		const own = optionalFields.filter((field) => fieldsOf[standard]?.includes(field));
		const all = await connected(standard, scope, [...own]);
		expect((await send({ path, token: all.token, body: body() })).status).toBeLessThan(300);
		const full = await kept(all.connectionId);
		for (const mark of marks) expect(full).toContain(mark);
	},
);
const fieldsOf: Record<string, readonly string[]> = {
	xapi: ["answer-score", "duration", "titles", "unit-progress", "own-level"],
	"edu-v-results": ["test-parts", "norm-tables", "school-period", "review-link", "remarks"],
};

test("what comes first makes an approved connection active, and what is refused does not", async () => {
	const { connectionId, token } = await connected("xapi", "xapi.statements.write", []);
	const state = () =>
		inSchool(admin, async (tx) => (await tx.connection.findFirstOrThrow({ where: { id: connectionId } })).state);
	expect((await send({ path: "xapi/statements", token, body: [{}] })).status).toBe(400);
	expect(await state()).toBe("approved");
	expect((await send({ path: "xapi/statements", token, body: answered() })).status).toBe(200);
	expect(await state()).toBe("active");
});

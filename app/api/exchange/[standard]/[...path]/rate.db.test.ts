import { beforeAll, expect, test, vi } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import { NoTurn, takeSecretTurn } from "@/lib/authz/rates/exchange-turns";
import { prisma } from "@/lib/db/client";
import type { SchoolId } from "@/lib/domain/ids";
import { testDatabase } from "@/lib/testing/database";
import { createConnection, createSchool } from "@/lib/testing/factories";
import { POST } from "./route";

testDatabase();
// Ten seconds' worth at once: thirty requests.
vi.stubEnv("EXCHANGE_REQUESTS_PER_SECOND", "3");

let schoolId: SchoolId;
beforeAll(async () => {
	({ schoolId } = await createSchool());
});

async function newSender(standard: string, path: string, scope: string) {
	const { clientId } = await createConnection(schoolId, { standard, scopes: [scope] });
	const token = await issueAccessToken({ clientId, scopes: [scope] });
	const send = () => {
		const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
		const request = new Request(`http://localhost:3000/api/exchange/${standard}/${path}`, {
			method: "POST",
			headers: { ...headers, "x-experience-api-version": "1.0.3" },
			body: "{",
		});
		return POST(request, { params: Promise.resolve({ standard, path: path.split("/") }) });
	};
	return { clientId, send };
}

test.each([
	["edu-v-results", "v2/results", "eduv.result", 30, (body: unknown) => expect(body).toMatchObject([{ status: 99 }])],
	["xapi", "statements", "xapi.statements.write", 30, (body: unknown) => expect(body).toHaveProperty("error")],
	// Files of one school are read one after the other, and three wait.
	["oneroster-csv", "roster", "roster.write", 4, (body: unknown) => expect(body).toMatchObject({ status: 429 })],
])(
	"%s: a client that floods is told when to come back, in the standard's form; another is not kept waiting",
	async (standard, path, scope, turns, expectForm) => {
		const flooding = await newSender(standard, path, scope);
		const answers = await Promise.all(Array.from({ length: 60 }, flooding.send));
		const late = answers.filter(({ status }) => status === 429);
		// Those that had a turn were looked at, and refused for what they are. A turn may come while the others are answered.
		expect(late.length).toBeGreaterThan(5);
		expect(answers.length - late.length).toBeGreaterThanOrEqual(turns);
		expect(Number(late[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
		expectForm(await late[0]?.json());
		const other = await newSender(standard, path, scope);
		expect((await other.send()).status).not.toBe(429);
		const reasons = await prisma().refusedDelivery.findMany({ where: { clientId: flooding.clientId } });
		expect(reasons.some(({ reason }) => reason === "rate")).toBe(false);
	},
);

test("an address may have 600 secrets verified, then 10 a second; another address is not kept waiting", () => {
	for (let turn = 0; turn < 600; turn += 1) takeSecretTurn("198.51.100.1");
	expect(() => {
		for (let turn = 0; turn < 100; turn += 1) takeSecretTurn("198.51.100.1");
	}).toThrow(NoTurn);
	takeSecretTurn("198.51.100.2");
});

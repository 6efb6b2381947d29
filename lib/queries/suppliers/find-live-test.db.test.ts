import { beforeAll, expect, it } from "vitest";
import { answerTokenRequest } from "../../authz/oauth/token-endpoint";
import type { Scope } from "../../authz/scope";
import { addRefusedDelivery } from "../../ingest/add-refused-delivery";
import { connect, signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { findLiveTest } from "./find-live-test";

const database = testDatabase();
let [ans, staff, foreign] = [] as unknown as [Scope, Scope, Scope];
beforeAll(async () => {
	const [one, two] = [await createSchool(), await createSchool()];
	ans = await signedIn(one.schoolId);
	staff = await signedIn(one.schoolId, "staff");
	foreign = await signedIn(two.schoolId);
});

const askToken = (clientId: string, secret: string, scope = "xapi.statements.write") =>
	answerTokenRequest(
		new Request("http://localhost:3000/api/oauth/token", {
			method: "POST",
			headers: {
				authorization: `Basic ${btoa(`${clientId}:${secret}`)}`,
				"content-type": "application/x-www-form-urlencoded",
			},
			body: new URLSearchParams({ grant_type: "client_credentials", scope }),
		}),
	);

it("follows a new connection from a wrong secret to a refused message, and tells nobody else", async () => {
	const { connectionId, credentials } = await connect(ans);
	if (!credentials?.clientSecret) throw new Error("no secret");
	const { clientId, clientSecret } = credentials;
	const look = async () => {
		const test = await findLiveTest(ans, connectionId);
		return {
			steps: test?.steps.map(({ state }) => state),
			refusals: test?.refusals.map(({ reason, atSignIn }) => [reason, atSignIn]),
		};
	};
	expect(await look()).toEqual({ steps: ["done", ...Array(5).fill("waiting")], refusals: [] });
	expect((await askToken(clientId, "wrong")).status).toBe(401);
	expect((await askToken("nobody-at-all", "wrong")).status).toBe(401);
	expect((await askToken(clientId, clientSecret, "eduv.result")).status).toBe(400);
	expect((await look()).refusals).toEqual([
		["invalid-scope", true],
		["invalid-client", true],
	]);
	expect((await look()).steps?.[1]).toBe("waiting");
	expect((await askToken(clientId, clientSecret)).status).toBe(200);
	expect((await look()).steps?.[1]).toBe("done");
	const refused = { clientId, standard: "xapi", bytes: 10, sha256: null, reason: "unknown-school" };
	await addRefusedDelivery({ at: new Date(), ...refused });
	expect((await look()).steps?.slice(2, 4)).toEqual(["attention", "attention"]);
	expect(await findLiveTest(foreign, connectionId)).toBeNull();
	await expect(findLiveTest(staff, connectionId)).rejects.toThrow("not-allowed");
});

it("notes a wrong sign-in only of a client that is there, and so often an hour", async () => {
	const { credentials } = await connect(foreign);
	const attempts = Array.from({ length: 35 }, () => askToken(credentials?.clientId ?? "", "wrong"));
	await Promise.all(attempts);
	const [noted] = await database.query<{ count: number }>(
		"superuser",
		"SELECT count(*)::int AS count FROM refused_delivery WHERE client_id = $1",
		[credentials?.clientId],
	);
	expect(noted?.count).toBe(30);
	const strangers = await database.query("superuser", "SELECT FROM refused_delivery WHERE client_id = 'nobody-at-all'");
	expect(strangers).toEqual([]);
});

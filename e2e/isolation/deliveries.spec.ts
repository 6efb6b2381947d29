import { accessToken, answered, basic, deliverPractice, deliverResults, resultsMessage } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

const anyPupil = () => testWorld().pupils[0]?.eckId ?? "";

test("a supplier delivers for a school that has a connection with it, and for no other", async ({ ask }) => {
	const request = await ask("nobody");
	const message = resultsMessage(
		testWorld().schools.linde,
		{ id: "vreemd", name: "Vreemde toets", takenAt: new Date() },
		[],
	);
	const asFor = async (masterId: string) => {
		const school = { organisationMasterIdentifier: masterId };
		const answer = await deliverResults(request, { ...message, school });
		return [answer.status(), (await answer.json())[0].status];
	};
	// The standard's own words: no consent of that school, and no such school. Which schools exist is public (RIO).
	expect(await asFor(testWorld().schools.es.masterId)).toEqual([403, 22]);
	expect(await asFor("999Z999")).toEqual([400, 23]);
});

test("without, with wrong and with too few credentials nothing comes in", async ({ ask }) => {
	const request = await ask("nobody");
	const { results, practice } = testWorld().clients;
	const address = "/api/exchange/edu-v-results/v2/results";
	const none = await request.post(address, { data: {} });
	expect([none.status(), await none.text()]).toEqual([401, ""]);
	expect(none.headers()["www-authenticate"]).toContain("Bearer");
	const forged = await request.post(address, { headers: { authorization: "Bearer a.b.c" }, data: {} });
	expect(forged.status()).toBe(401);
	const wrong = await request.post("/api/oauth/token", {
		headers: { authorization: basic({ ...results, clientSecret: "guess" }) },
		form: { grant_type: "client_credentials" },
	});
	expect([wrong.status(), (await wrong.json()).error]).toEqual([401, "invalid_client"]);
	const otherScope = await request.post(address, {
		headers: { authorization: `Bearer ${await accessToken(request, practice)}` },
		data: {},
	});
	expect([401, 403]).toContain(otherScope.status());
});

test("a person's session opens no exchange, and a client's token no page", async ({ ask }) => {
	const anna = await ask("anna");
	const statement = answered(anyPupil(), "https://oefen.example/les/1", 1, true, new Date());
	const asAnna = await anna.post("/api/exchange/xapi/statements", {
		headers: { "x-experience-api-version": "1.0.3" },
		data: [statement],
	});
	expect(asAnna.status()).toBe(401);
	const request = await ask("nobody");
	expect((await deliverPractice(request, [statement])).status()).toBe(200);
	const token = await accessToken(request, testWorld().clients.results);
	const page = await request.get("/suppliers", { headers: { authorization: `Bearer ${token}` } });
	const text = await page.text();
	expect(text).toContain("/sign-in");
	expect(text).not.toContain("Toetsmaker");
});

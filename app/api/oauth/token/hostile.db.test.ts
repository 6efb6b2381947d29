import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { hashClientSecret } from "@/lib/authz/sign-in/passwords";
import { prisma } from "@/lib/db/client";
import { testDatabase } from "@/lib/testing/database";
import { createConnection, createSchool } from "@/lib/testing/factories";
import { POST } from "./route";

testDatabase();

const form = "application/x-www-form-urlencoded";
const errors = [
	"invalid_request",
	"invalid_client",
	"invalid_scope",
	"unsupported_grant_type",
	"temporarily_unavailable",
];
let address = 0;

/** Refused as RFC 6749, 5.2 asks, with what to mend; never a fault of ours. */
async function refused(
	body: BodyInit,
	headers: Record<string, string> = {},
	pairs: [string, string][] = [],
): Promise<string> {
	const all = new Headers({ "content-type": form, "x-forwarded-for": `198.51.100.${++address % 250}`, ...headers });
	for (const [name, value] of pairs) all.append(name, value);
	const request = new Request("http://localhost:3000/api/oauth/token", { method: "POST", body, headers: all });
	const answer = await POST(request);
	const told = (await answer.json()) as { error: string; error_description: string };
	expect([400, 401, 429], told.error_description).toContain(answer.status);
	expect(errors).toContain(told.error);
	expect(told.error_description.length).toBeGreaterThan(5);
	expect(answer.headers.get("cache-control")).toBe("no-store");
	return told.error;
}

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
const grant = "grant_type=client_credentials";
const strange = ["%00", "a%00b", "%ff", "%ED%A0%80", "%F0%9F", "%", "%u0000", "\u0000", "é", "x".repeat(15_000)];

describe("the token endpoint", () => {
	it.each(["grant_type", "client_id", "client_secret", "scope", "client_assertion", "client_assertion_type", "x"])(
		"of %s as anything",
		async (name) => {
			for (const text of strange) {
				const fields = new Map(
					["grant_type=client_credentials", "client_id=a", "client_secret=b"].map((one) => [one.split("=")[0], one]),
				);
				fields.set(name, `${name}=${text}`);
				await refused([...fields.values()].join("&"));
				await refused(`${grant}&${name}=${text}`, basic("a:b"));
			}
		},
	);

	it.each([
		["a megabyte", "x".repeat(1_000_000), {}],
		["a megabyte of fields", `${grant}&${"a&".repeat(500_000)}`, {}],
		["nothing", "", {}],
		["bytes", new Uint8Array([0, 255, 254, 0]), {}],
		["JSON", '{"grant_type":"client_credentials"}', { "content-type": "application/json" }],
		["parts", "--x", { "content-type": "multipart/form-data; boundary=x" }],
		["no type", grant, { "content-type": "" }],
		["a field twice", `${grant}&${grant}`, basic("a:b")],
		["two ways at once", `${grant}&client_id=a&client_secret=b`, basic("a:b")],
	])("of %s", async (_what, body, headers) => {
		expect(await refused(body, headers as Record<string, string>)).toBe("invalid_request");
	});

	it("of two Authorization headers, and of ones that are none", async () => {
		for (const second of ["Basic YTpi", "Bearer x"]) await refused(grant, basic("a:b"), [["authorization", second]]);
		for (const one of ["Basic", "Basic =", "Basic \u00e9", "Bearer x", `Basic ${"A".repeat(30_000)}`])
			expect(await refused(grant, { authorization: one })).toBe("invalid_client");
		for (const text of ["\0:\0", "%00:%00", ":", "a", "%:%", `${"a".repeat(9_000)}:b`])
			await refused(grant, basic(text));
		expect(await refused(grant, { authorization: `Basic ${Buffer.from([255, 58, 255]).toString("base64")}` })).toBe(
			"invalid_client",
		);
	});

	it("of a client that sends NUL where its secret was", async () => {
		const { schoolId } = await createSchool();
		const { clientId, oauthClientId } = await createConnection(schoolId);
		await prisma().oAuthClient.update({
			where: { id: oauthClientId },
			data: { secretHash: await hashClientSecret("s") },
		});
		expect(await refused(`${grant}&scope=%00`, basic(`${clientId}:s`))).toBe("invalid_scope");
		expect(await refused(grant, basic(`${clientId}:\0`))).toBe("invalid_client");
	});

	it("of an assertion, signed well, with claims that no database keeps", async () => {
		const { schoolId } = await createSchool();
		const { clientId, oauthClientId } = await createConnection(schoolId);
		const { privateKey, publicKey } = await generateKeyPair("ES256");
		const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "one" }] };
		await prisma().oAuthClient.update({ where: { id: oauthClientId }, data: { authMethod: "private_key_jwt", jwks } });
		const seconds = Math.floor(Date.now() / 1000);
		const good = { iss: clientId, sub: clientId, aud: "http://localhost:3000", exp: seconds + 60, jti: "a" };
		const strangeClaims = [
			...["\0", "a\0b", "x".repeat(300), 7, {}, null].map((jti) => ({ jti })),
			...["\0", "\ud800", 7, {}, [], null].flatMap((sub) => [{ sub, iss: sub }, { sub }]),
			...[1e300, "x", null].flatMap((time) => [{ exp: time }, { iat: time }, { nbf: time }]),
		];
		for (const over of strangeClaims) {
			const claims = { ...good, ...over } as unknown as Record<string, unknown>;
			const token = await new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "one" }).sign(privateKey);
			const type = encodeURIComponent("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
			const body = `${grant}&client_assertion_type=${type}&client_assertion=${token}`;
			expect(await refused(body), JSON.stringify(over)).toBe("invalid_client");
		}
	});
});

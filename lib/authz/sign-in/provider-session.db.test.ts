import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { inPlace } from "../../db/in-place";
import type { SessionId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createAccount, createRole, createSchool } from "../../testing/factories";
import { nextAuthOptions } from "./next-auth-options";

vi.mock("next/headers", () => ({
	cookies: async () => ({ get: () => undefined, getAll: () => [], set: () => {} }),
	headers: async () => new Headers(),
}));
testDatabase();

const iss = "https://login.school.example";
const acr = "https://login.school.example/two";
let number = 0;

beforeAll(() => {
	const settings = { OIDC_ISSUER: iss, OIDC_CLIENT_ID: "g", OIDC_CLIENT_SECRET: "s", OIDC_ACR_VALUES: `${acr} other` };
	for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterAll(() => vi.unstubAllEnvs());

const hoursAgo = (hours: number) => Math.floor(Date.now() / 1000) - Math.round(hours * 3600);

/** What next-auth does with the claims of an ID token that it checked: the session that was begun, or where the browser is sent. */
async function comeIn(claims: object) {
	const { schoolId } = await createSchool();
	const { userId } = await createAccount();
	await createRole(schoolId, userId);
	const sub = `subject${++number}`;
	const placeId = schoolId;
	await inPlace({ placeId }, (tx) => tx.accountLink.create({ data: { placeId, issuer: iss, subject: sub, userId } }));
	const { signIn, jwt } = nextAuthOptions().callbacks ?? {};
	const given = { account: { provider: "oidc" }, profile: { iss, sub, auth_time: hoursAgo(0), ...claims } };
	const admitted = await signIn?.(given as never);
	if (admitted !== true) return admitted;
	const token = (await jwt?.({ token: {}, user: { id: sub }, ...given } as never)) as { sid: SessionId };
	const session = await inPlace({ placeId }, (tx) =>
		tx.sessionAccount.findUniqueOrThrow({ where: { placeId_sessionId: { placeId, sessionId: token.sid } } }),
	);
	return {
		signedBy: session.signedBy,
		hours: Math.round((session.expiresAt.getTime() - session.provenAt.getTime()) / 36_000) / 100,
	};
}

it.each([
	["without a word on strength", {}, "identity"],
	["by a password there", { amr: ["pwd"] }, "identity"],
	["by two factors there", { amr: ["pwd", "otp"] }, "identity-strong"],
	["by an acr that the host named", { acr }, "identity-strong"],
	["by another acr", { acr: "https://login.school.example/one" }, "identity"],
])("who comes %s", async (_how, claims, signedBy) => {
	expect(await comeIn(claims)).toEqual({ signedBy, hours: 12 });
});

it.each([
	[0, 12],
	[5, 7],
	[11.5, 0.5],
])("who signed in there %s hours ago has a session of %s hours", async (ago, hours) => {
	expect(await comeIn({ auth_time: hoursAgo(ago) })).toEqual({ signedBy: "identity", hours });
});

it("who signed in there too long ago, though max_age was asked, is to do so again", async () => {
	expect(await comeIn({ auth_time: hoursAgo(12.1), amr: ["mfa"] })).toBe("/sign-in?error=stale");
});

it.each([undefined, null, "just now", 0, -1])("nor does a provider that says %j of when it was", async (auth_time) => {
	expect(await comeIn({ auth_time, amr: ["mfa"] })).toBe("/sign-in?error=stale");
});

it("asks the provider for the age that a session may have, and for what the host named", () => {
	const oidc = nextAuthOptions().providers.find(({ id }) => id === "oidc") as { authorization?: { params: object } };
	expect(oidc.authorization?.params).toMatchObject({ max_age: 43_200, acr_values: `${acr} other` });
});

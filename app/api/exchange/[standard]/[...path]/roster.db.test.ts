import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import { inSchool } from "@/lib/db/in-school";
import { testDatabase } from "@/lib/testing/database";
import { createConnection, createSchool } from "@/lib/testing/factories";
import { edexmlOf, oneRosterOf } from "@/lib/testing/roster-files";
import { POST } from "./route";

testDatabase();

async function schoolWith(standard: string, tokenScopes = ["roster.write"]) {
	const { schoolId } = await createSchool();
	const { clientId } = await createConnection(schoolId, { standard, scopes: ["roster.write"] });
	const token = await issueAccessToken({ clientId, scopes: tokenScopes });
	const send = async (body: Uint8Array, query = "", bearer: string | null = token) => {
		const headers: Record<string, string> = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
		const address = `http://localhost:3000/api/exchange/${standard}/roster${query}`;
		const request = new Request(address, { method: "POST", headers, body: Buffer.from(body) });
		const answer = await POST(request, { params: Promise.resolve({ standard, path: ["roster"] }) });
		const text = await answer.text();
		return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
	};
	const stand = () =>
		inSchool({ schoolId }, async (tx) => ({
			pupils: await tx.person.count({ where: { kind: "pupil", endedAt: null } }),
			imports: await tx.rosterImport.count(),
		}));
	return { send, stand };
}

test("EDEXML is previewed, and applied when asked so; a large change waits for a person", async () => {
	const { send, stand } = await schoolWith("edexml");
	const previewed = await send(edexmlOf(40));
	expect(previewed).toMatchObject({ status: 202, body: { state: "previewed", counts: { pupilsAdded: 40 } } });
	expect(await stand()).toEqual({ pupils: 0, imports: 1 });
	expect(await send(edexmlOf(40), "?apply=true")).toMatchObject({ status: 200, body: { state: "applied" } });
	expect(await send(edexmlOf(20), "?apply=true")).toMatchObject({ status: 202, body: { state: "held" } });
	expect(await stand()).toEqual({ pupils: 40, imports: 3 });
});

test("faults of a file are named by line and field; a DTD and unknown references leave nothing behind", async () => {
	const { send, stand } = await schoolWith("edexml");
	const withDtd = await send(edexmlOf(2, { before: '<!DOCTYPE EDEX [<!ENTITY a "aaa">]>' }), "?apply=true");
	expect(withDtd).toMatchObject({ status: 400, body: { errors: [{ code: "xml-doctype", path: "edexml:1" }] } });
	expect(withDtd.headers.get("content-type")).toBe("application/problem+json");
	const dangling = await send(edexmlOf(1, { group: "nowhere" }), "?apply=true");
	expect(dangling.body.errors).toEqual([{ code: "unknown-reference", path: "edexml:1:groep" }]);
	expect(await stand()).toEqual({ pupils: 0, imports: 0 });
});

test("only a client with the scope brings a roster", async () => {
	const { send, stand } = await schoolWith("edexml", ["eduv.result"]);
	expect((await send(edexmlOf(1))).status).toBe(403);
	const none = await send(edexmlOf(1), "", null);
	expect([none.status, none.headers.get("www-authenticate")]).toEqual([401, expect.stringContaining("Bearer")]);
	expect(await stand()).toEqual({ pupils: 0, imports: 0 });
});

test("OneRoster: a bomb and a package without manifest are refused, a package is previewed and applied", async () => {
	const { send, stand } = await schoolWith("oneroster-csv");
	const bomb = await send(zipSync({ "users.csv": new Uint8Array(20_000_000) }), "?apply=true");
	expect(bomb).toMatchObject({ status: 400, body: { errors: [{ code: "zip-ratio", path: "users.csv" }] } });
	const bare = await send(zipSync({ "users.csv": strToU8("sourcedId\r\n") }));
	expect(bare.body.errors).toEqual([{ code: "manifest-missing", path: "manifest.csv" }]);
	expect(await stand()).toEqual({ pupils: 0, imports: 0 });
	const at = { status: "active", dateLastModified: "2026-11-20T09:00:00Z" };
	const pupil = { ...at, sourcedId: "p1", enabledUser: "true", givenName: "Noor", familyName: "Test" };
	const role = { ...at, sourcedId: "r1", userSourcedId: "p1", roleType: "primary", role: "student", orgSourcedId: "s" };
	const file = oneRosterOf("delta", { users: [pupil], roles: [role] });
	expect(await send(file)).toMatchObject({ status: 202, body: { state: "previewed", counts: { pupilsAdded: 1 } } });
	expect(await send(file, "?apply=true")).toMatchObject({ status: 200, body: { state: "applied" } });
	expect((await stand()).pupils).toBe(1);
});

import { beforeAll, expect, test } from "vitest";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, SchoolId } from "../../domain/ids";
import { findConnection } from "../../queries/suppliers/find-connection";
import { signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createConnection, createSchool } from "../../testing/factories";
import { revokeConnection } from "./revoke-connection";
import { setBrowserOrigins } from "./set-browser-origins";

testDatabase();

let schoolId: SchoolId;
let admin: Scope;
let practice: ConnectionId;
beforeAll(async () => {
	({ schoolId } = await createSchool());
	admin = await signedIn(schoolId, "admin", "Anna");
	({ connectionId: practice } = await createConnection(schoolId, { standard: "xapi" }));
});
const originsOf = async (connectionId: ConnectionId) => (await findConnection(admin, connectionId))?.browserOrigins;

test("an admin sets the pages of a connection's content, each once and as a browser sends it, and the log says so", async () => {
	await setBrowserOrigins(admin, practice, ["https://B.example/", "", "https://a.example:8443", "https://b.example"]);
	expect(await originsOf(practice)).toEqual(["https://a.example:8443", "https://b.example"]);
	await setBrowserOrigins(admin, practice, [" "]);
	expect(await originsOf(practice)).toEqual([]);
	const log = await inSchool({ schoolId }, (tx) =>
		tx.auditEvent.findMany({ where: { action: "connection.set-origins" } }),
	);
	expect(log.map(({ subject }) => subject)).toEqual([
		{ connectionId: practice, count: 2 },
		{ connectionId: practice, count: 0 },
	]);
});

test("what is no page is refused, and nothing is changed", async () => {
	await setBrowserOrigins(admin, practice, ["https://a.example"]);
	for (const line of ["*", "http://a.example", "https://a.example/les", "a.example"])
		await expect(setBrowserOrigins(admin, practice, ["https://c.example", line]), line).rejects.toThrow("invalid");
	const many = Array.from({ length: 21 }, (_, n) => `https://a${n}.example`);
	await expect(setBrowserOrigins(admin, practice, many)).rejects.toThrow("invalid");
	expect(await originsOf(practice)).toEqual(["https://a.example"]);
});

test("nobody else, at no other school, and no connection without content in a browser or that has ended", async () => {
	const lines = ["https://a.example"];
	await expect(setBrowserOrigins(await signedIn(schoolId, "staff", "Bas"), practice, lines)).rejects.toThrow(
		"not-allowed",
	);
	const stranger = await signedIn((await createSchool()).schoolId, "admin", "Cas");
	await expect(setBrowserOrigins(stranger, practice, lines)).rejects.toThrow("not-found");
	const { connectionId: tests } = await createConnection(schoolId);
	await expect(setBrowserOrigins(admin, tests, lines)).rejects.toThrow("not-found");
	expect(await originsOf(tests)).toBeNull();
	const { connectionId: ended } = await createConnection(schoolId, { standard: "xapi" });
	await revokeConnection(admin, ended);
	await expect(setBrowserOrigins(admin, ended, lines)).rejects.toThrow("not-found");
});

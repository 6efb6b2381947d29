import { beforeAll, describe, expect, it } from "vitest";
import { findConnectionScope } from "../../authz/connection-scope";
import { authenticateClient } from "../../authz/oauth/clients";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { findConnection } from "../../queries/suppliers/find-connection";
import { findConsent } from "../../queries/suppliers/find-consent";
import { listCatalogue } from "../../queries/suppliers/list-catalogue";
import { askFor, connect, requestOf, signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createConnection, createSchool } from "../../testing/factories";
import { approveConnection } from "./approve-connection";
import { askConnection } from "./ask-connection";
import { keepAgreement } from "./keep-agreement";
import { withdrawRequest } from "./withdraw-request";

const database = testDatabase();
let [ans, staff, foreign] = [] as unknown as [Scope, Scope, Scope];
beforeAll(async () => {
	const [one, two] = [await createSchool({ name: "De Linde" }), await createSchool()];
	ans = await signedIn(one.schoolId);
	staff = await signedIn(one.schoolId, "staff");
	foreign = await signedIn(two.schoolId);
});

const basic = (id: string, secret: string | null) =>
	new Headers({ authorization: `Basic ${btoa(`${id}:${secret ?? ""}`)}` });

describe("asking", () => {
	it("puts down what is wanted; nothing can be delivered, and the same waits once", async () => {
		const { connectionId } = await askConnection(ans, askFor());
		expect(await findConnection(ans, connectionId)).toMatchObject({
			supplier: "Oefenhaven",
			consents: [],
			client: null,
			request: { askedBy: "Ans de Wit", terms: { fields: ["duration"], retentionDays: 365 } },
		});
		await expect(askConnection(ans, askFor())).rejects.toThrow("conflict");
		expect(await findConnection(foreign, connectionId)).toBeNull();
		await expect(withdrawRequest(foreign, connectionId)).rejects.toThrow("not-found");
		await expect(withdrawRequest(staff, connectionId)).rejects.toThrow("not-allowed");
		expect(await withdrawRequest(ans, connectionId)).toEqual({ stays: false });
		expect(await findConnection(ans, connectionId)).toBeNull();
	});

	it("is refused to staff, without what the standard needs, and with what it cannot bring", async () => {
		const { terms } = askFor();
		await expect(askConnection(staff, askFor())).rejects.toThrow("not-allowed");
		for (const wrong of [
			{ ...terms, scopes: ["xapi.statements.read"] },
			{ ...terms, scopes: ["xapi.statements.write", "eduv.result"] },
			{ ...terms, fields: ["remarks" as const] },
			{ ...terms, purpose: "" },
			{ ...terms, agreement: { ...terms.agreement, signedOn: "2026-02-30" } },
			{ ...terms, agreement: { ...terms.agreement, fileId: crypto.randomUUID() } },
		])
			await expect(askConnection(ans, askFor({ terms: wrong }))).rejects.toThrow("invalid");
		const key = { kty: "RSA", n: "x", e: "AQAB", d: "secret" };
		const credentials = { authMethod: "private_key_jwt" as const, jwks: { keys: [key] } };
		await expect(askConnection(ans, askFor({ credentials }))).rejects.toThrow("invalid");
	});

	it("finds suppliers of the installation and of the own school, never one that another school added", async () => {
		const listed = await createConnection(foreign.schoolId, { supplierName: "Aardig" });
		const mine = await askConnection(ans, askFor({ supplier: { name: "Alleen hier" } }));
		const names = async (scope: Scope) => (await listCatalogue(scope)).suppliers.map(({ name }) => name);
		expect(await names(ans)).toEqual(["Aardig", "Alleen hier"]);
		expect(await names(foreign)).toEqual(["Aardig"]);
		const own = (await listCatalogue(ans)).suppliers.find(({ name }) => name === "Alleen hier")?.supplierId ?? "";
		await expect(askConnection(foreign, askFor({ supplier: { supplierId: own } }))).rejects.toThrow("not-found");
		const { connectionId } = await askConnection(ans, askFor({ supplier: { supplierId: listed.supplierId } }));
		await withdrawRequest(ans, connectionId);
		await withdrawRequest(ans, mine.connectionId);
	});
});

describe("approving", () => {
	it("gives one numbered consent that nobody can change, credentials that work, and a letter to every admin", async () => {
		const second = await signedIn(ans.schoolId, "admin", "Bea Bos");
		const { fileId } = await keepAgreement(ans, Buffer.from("%PDF-1.7 akkoord %%EOF"));
		const terms = { ...askFor().terms, agreement: { version: "4.0", signedOn: "2026-09-01", fileId } };
		const { connectionId } = await askConnection(ans, askFor({ terms }));
		const requestId = await requestOf(ans, connectionId);
		await expect(approveConnection(staff, { connectionId, requestId })).rejects.toThrow("not-allowed");
		await expect(approveConnection(foreign, { connectionId, requestId })).rejects.toThrow("not-found");
		const wrong = { connectionId, requestId: crypto.randomUUID() };
		await expect(approveConnection(ans, wrong)).rejects.toThrow("conflict");
		const twice = await Promise.allSettled([1, 2].map(() => approveConnection(second, { connectionId, requestId })));
		const [made] = twice.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
		expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		if (!made?.credentials) throw new Error("no credentials");
		expect(await findConsent(ans, made.consentId)).toMatchObject({
			number: 1,
			approver: "Bea Bos",
			school: "De Linde",
			terms,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
			required: ["pupil-id", "answers"],
		});
		expect(await findConsent(foreign, made.consentId)).toBeNull();
		for (const change of ["UPDATE connection_consent SET number = 2", "DELETE FROM connection_consent"])
			await expect(database.query("runtime", change)).rejects.toThrow(/permission denied/);

		const { clientId, clientSecret } = made.credentials;
		const client = await authenticateClient(basic(clientId, clientSecret));
		if (!client) throw new Error("not signed in");
		expect(await findConnectionScope(client, "xapi", null)).toMatchObject({
			ok: true,
			scope: { isFirst: true, settings: { connectionId, fields: ["duration"] } },
		});
		const stored = await database.query("superuser", "SELECT * FROM oauth_client WHERE client_id = $1", [clientId]);
		expect(JSON.stringify(stored)).not.toContain(clientSecret);
		const letters = await inSchool(ans, (tx) => tx.outboxMail.findMany({ where: { template: "connectionApproved" } }));
		expect(letters.map(({ params }) => (params as { supplier: string }).supplier)).toEqual([
			"Oefenhaven",
			"Oefenhaven",
		]);
		expect(new Set(letters.map(({ toAddress }) => toAddress)).size).toBe(2);
	});

	it("numbers the consents of a school one by one, also of two at the same time", async () => {
		const asked = await Promise.all(
			["Een", "Twee", "Drie"].map((name) => askConnection(foreign, askFor({ supplier: { name } }))),
		);
		const numbers = await Promise.all(
			asked.map(async ({ connectionId }) => {
				const requestId = await requestOf(foreign, connectionId);
				return (await approveConnection(foreign, { connectionId, requestId })).number;
			}),
		);
		expect(numbers.sort()).toEqual([1, 2, 3]);
	});

	it("registers the key of a supplier that signs, and gives no secret", async () => {
		const credentials = { authMethod: "private_key_jwt" as const, jwksUri: "https://sleutels.example/jwks" };
		const made = await connect(ans, {
			supplier: { name: "Tekenaar" },
			standard: "edu-v-results",
			credentials,
			...results,
		});
		expect(made.credentials).toMatchObject({ clientSecret: null });
		expect((await findConnection(ans, made.connectionId))?.client).toMatchObject({
			authMethod: "private_key_jwt",
			jwksUri: "https://sleutels.example/jwks",
			ownClient: true,
		});
	});
});
const results = { terms: { ...askFor().terms, fields: [], scopes: ["eduv.result"] } };

describe("the file of an agreement", () => {
	it("is a PDF, of the own school, and is not kept in heaps", async () => {
		for (const none of [
			"<html>",
			"%PDF-1.7",
			"%PDF-x %%EOF",
			"%%EOF",
			`${" ".repeat(1_100)}%PDF-1.7 %%EOF`,
			`%PDF-1.7 %%EOF${" ".repeat(1_100)}`,
		])
			await expect(keepAgreement(ans, Buffer.from(none)), none.trim()).rejects.toThrow("no-pdf");
		await expect(keepAgreement(staff, Buffer.from("%PDF-1.7 %%EOF"))).rejects.toThrow("not-allowed");
		await expect(keepAgreement(ans, new Uint8Array(10_000_001))).rejects.toThrow("too-large");
		const { fileId } = await keepAgreement(ans, Buffer.from("%PDF-1.7 %%EOF"));
		const terms = { ...askFor().terms, agreement: { version: "1", signedOn: "2026-09-01", fileId } };
		await expect(askConnection(foreign, askFor({ terms }))).rejects.toThrow("invalid");
		for (let index = 0; index < 19; index += 1) await keepAgreement(ans, Buffer.from(`%PDF-1.7 ${index} %%EOF`));
		await expect(keepAgreement(ans, Buffer.from("%PDF-1.7 %%EOF"))).rejects.toThrow("too-many");
	});
});

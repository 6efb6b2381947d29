import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { issueAccessToken } from "../../authz/oauth/access-tokens";
import { authenticateClient } from "../../authz/oauth/clients";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { findConnection } from "../../queries/suppliers/find-connection";
import { findSupplier } from "../../queries/suppliers/list-suppliers";
import { askFor, connect, requestOf, signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { addConnection } from "./add-connection";
import { approveConnection } from "./approve-connection";
import { askChange } from "./ask-change";
import { pauseConnection } from "./pause-connection";
import { replaceSecret } from "./replace-secret";
import { revokeConnection } from "./revoke-connection";
import { withdrawRequest } from "./withdraw-request";

testDatabase();
let [ans, staff, foreign] = [] as unknown as [Scope, Scope, Scope];
let made: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
	const [one, two] = [await createSchool(), await createSchool()];
	ans = await signedIn(one.schoolId);
	staff = await signedIn(one.schoolId, "staff");
	foreign = await signedIn(two.schoolId);
	made = await connect(ans);
});

const { terms } = askFor();
const stored = (id: ConnectionId) =>
	inSchool(ans, (tx) => tx.connection.findFirstOrThrow({ where: { schoolId: ans.schoolId, id } }));

describe("a change of terms", () => {
	const wider = {
		...{ ...terms, fields: ["duration" as const, "titles" as const], retentionDays: 30 },
		scopes: ["xapi.statements.read", "xapi.statements.write"],
	};

	it("waits for approval while what holds stays in force, then is a consent of its own", async () => {
		const { connectionId } = made;
		await expect(askChange(staff, connectionId, wider)).rejects.toThrow("not-allowed");
		await expect(askChange(foreign, connectionId, wider)).rejects.toThrow("not-found");
		await expect(askChange(ans, connectionId, { ...wider, scopes: ["eduv.result"] })).rejects.toThrow("invalid");
		await askChange(ans, connectionId, wider);
		await expect(askChange(ans, connectionId, wider)).rejects.toThrow("conflict");
		expect(await stored(connectionId)).toMatchObject({ fields: ["duration"], scopes: ["xapi.statements.write"] });
		const requestId = await requestOf(ans, connectionId);
		expect(await approveConnection(ans, { connectionId, requestId })).toMatchObject({ number: 2, credentials: null });
		const { fields, scopes, retentionDays, state } = await stored(connectionId);
		expect({ fields, scopes, retentionDays, state }).toEqual({
			...{ fields: ["duration", "titles"], scopes: wider.scopes, retentionDays: 30, state: "approved" },
		});
		expect((await findConnection(ans, connectionId))?.consents.map((consent) => consent.terms)).toEqual([wider, terms]);
	});

	it("withdrawn, leaves what holds", async () => {
		const { connectionId } = made;
		await askChange(ans, connectionId, terms);
		expect(await withdrawRequest(ans, connectionId)).toEqual({ stays: true });
		expect(await stored(connectionId)).toMatchObject({ fields: ["duration", "titles"] });
		await expect(withdrawRequest(ans, connectionId)).rejects.toThrow("not-found");
	});
});

describe("a new secret", () => {
	it("ends the old one and every token that was asked with it", async () => {
		const { connectionId } = made;
		const { clientId } = made.credentials ?? { clientId: "" };
		const bearer = (token: string) => authenticateClient(new Headers({ authorization: `Bearer ${token}` }));
		const basic = (secret: string | null) =>
			authenticateClient(new Headers({ authorization: `Basic ${btoa(`${clientId}:${secret ?? ""}`)}` }));
		const before = await issueAccessToken({ clientId, scopes: terms.scopes });
		expect(await bearer(before)).not.toBeNull();
		await expect(replaceSecret(staff, connectionId)).rejects.toThrow("not-allowed");
		await expect(replaceSecret(foreign, connectionId)).rejects.toThrow("not-found");
		const fresh = await replaceSecret(ans, connectionId);
		expect(fresh.clientId).toBe(clientId);
		expect(await bearer(before)).toBeNull();
		expect(await basic(made.credentials?.clientSecret ?? null)).toBeNull();
		expect(await basic(fresh.clientSecret)).toMatchObject({ clientId });
		expect(await bearer(await issueAccessToken({ clientId, scopes: terms.scopes, secretVersion: 1 }))).not.toBeNull();
	});

	it("is refused where the client serves other schools too", async () => {
		const supplier = { key: "meridiaan", name: "Meridiaan" };
		const { connectionId } = await addConnection(jobScope(ans.schoolId), { supplier, standard: "edu-v-results" });
		await expect(replaceSecret(ans, connectionId)).rejects.toThrow("conflict");
	});
});

describe("pausing", () => {
	it("ends by itself on its day, also on the screen", async () => {
		const { connectionId } = await addConnection(jobScope(ans.schoolId), {
			...{ supplier: { key: "oefen", name: "Oefen" }, standard: "xapi" },
		});
		await expect(pauseConnection(staff, connectionId, null)).rejects.toThrow("not-allowed");
		await pauseConnection(ans, connectionId, new Date(Date.now() + 60_000));
		expect(await findSupplier(ans, connectionId)).toMatchObject({ state: "paused" });
		await inSchool(ans, (tx) =>
			tx.connection.updateMany({ where: { id: connectionId }, data: { pausedUntil: new Date(Date.now() - 1_000) } }),
		);
		expect(await findSupplier(ans, connectionId)).toMatchObject({ state: "active" });
	});
});

describe("ending", () => {
	it("takes what was still asked with it, and is once", async () => {
		const { connectionId } = made;
		await askChange(ans, connectionId, terms);
		await expect(revokeConnection(staff, connectionId)).rejects.toThrow("not-allowed");
		await expect(revokeConnection(foreign, connectionId)).rejects.toThrow("not-found");
		const requestId = await requestOf(ans, connectionId);
		await revokeConnection(ans, connectionId);
		await expect(approveConnection(ans, { connectionId, requestId })).rejects.toThrow("conflict");
		await expect(askChange(ans, connectionId, terms)).rejects.toThrow("conflict");
		await expect(replaceSecret(ans, connectionId)).rejects.toThrow("not-found");
		await expect(revokeConnection(ans, connectionId)).rejects.toThrow("conflict");
	});
});

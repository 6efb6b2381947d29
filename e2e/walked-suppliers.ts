import type { APIRequestContext, APIResponse } from "@playwright/test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { newId } from "../lib/db/ids";
import {
	adaptivePublisher,
	methodPublisher,
	nationalTestMaker,
	primaryAdministration,
} from "../lib/demo/suppliers/suppliers";
import { eckIdOf } from "../lib/testing/factories";
import { edexmlOf } from "../lib/testing/roster-files";
import { accessToken, answered, resultsMessage } from "./deliver";
import type { TestSchoolName } from "./school";

/** What a supplier was given on the screen. */
export interface Given {
	readonly clientId: string;
	readonly tokenUrl: string;
	/** Null: it signs with its own key. */
	readonly clientSecret: string | null;
	/** One for each version of the standard. */
	readonly deliverUrls: readonly string[];
}
export interface WalkedSupplier {
	readonly name: string;
	/** As the choice says what comes in; null: the one that stands there already. */
	readonly standard: RegExp | null;
	readonly scope: string;
	/** What it always brings, by name. */
	readonly always: readonly string[];
	/** What the school adds, and what it leaves off. */
	readonly choice: { readonly on: string; readonly off: string } | null;
	/** Its public keys, where it signs in with a key of its own. */
	readonly jwks: string | null;
	/** One delivery, with what it was given alone. */
	deliver(request: APIRequestContext, given: Given, school: TestSchoolName): Promise<APIResponse>;
	/** How far the trial of the connection comes with that one delivery. */
	readonly steps: string;
}

const pupilsOf = (school: TestSchoolName) => [0, 1, 2].map((number) => eckIdOf(`${school.schoolId} ${number}`));

/** The four of the demo, in the order of a school that begins: first who is there, then what they did. */
export async function listWalkedSuppliers(): Promise<readonly WalkedSupplier[]> {
	const key = await generateKeyPair("ES256", { extractable: true });
	const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(key.publicKey)), kid: "1", alg: "ES256", use: "sig" }] });
	return [administration, practice, method, national(jwks, key.privateKey)];
}

const administration: WalkedSupplier = {
	name: primaryAdministration.name,
	standard: /^Leerlingen en groepen, EDEXML/,
	scope: "roster.write",
	always: ["Namen van leerlingen en medewerkers", "Groepen en wie erin zit", "Wie welke groep heeft"],
	choice: null,
	jwks: null,
	async deliver(request, given, school) {
		const headers = { ...(await bearer(request, given, this.scope)), "content-type": "application/xml" };
		const eckIds = pupilsOf(school);
		const data = Buffer.from(edexmlOf(eckIds.length, { eckIds }));
		return request.post(addressOf(given, "/roster"), { headers, data });
	},
	steps: "3 van 4 stappen gezet",
};

const practice: WalkedSupplier = {
	name: adaptivePublisher.name,
	standard: /^Oefenen/,
	scope: "xapi.statements.write",
	always: ["Wie de leerling is", "Opgave, goed of fout, en wanneer"],
	choice: { on: "Titels van lessen en opgaven", off: "Tijdsduur" },
	jwks: null,
	async deliver(request, given, school) {
		const headers = { ...(await bearer(request, given, this.scope)), "x-experience-api-version": "1.0.3" };
		const work = (eckId: string, index: number) =>
			answered(eckId, "https://kwartelhof.example/les/1", index, index > 0, new Date());
		return request.post(addressOf(given, "/statements"), { headers, data: pupilsOf(school).map(work) });
	},
	steps: "5 van 6 stappen gezet",
};

const method: WalkedSupplier = {
	name: methodPublisher.name,
	standard: null,
	scope: "eduv.result",
	always: ["Wie de leerling is", "Toets, vak en datum", "Scores en uitslagen"],
	choice: { on: "Onderdelen van een toets", off: "Opmerkingen" },
	jwks: null,
	async deliver(request, given, school) {
		const headers = await bearer(request, given, this.scope);
		const test = { id: `${this.name} blok 1`, name: "Toets blok 1", takenAt: new Date() };
		const scores = pupilsOf(school).map((eckId, index) => ({ eckId, percentage: 60 + 10 * index }));
		return request.post(addressOf(given, "/v2/results"), { headers, data: resultsMessage(school, test, scores) });
	},
	steps: "5 van 6 stappen gezet",
};

const national = (jwks: string, key: CryptoKey): WalkedSupplier => ({
	...method,
	name: nationalTestMaker.name,
	choice: { on: "Normtabellen", off: "Opmerkingen" },
	jwks,
	async deliver(request, given, school) {
		const headers = await bearerOfKey(request, given, this.scope, key);
		const test = { id: "peiling-m5", name: "Peiling M5", takenAt: new Date() };
		const scores = pupilsOf(school).map((eckId, index) => ({ eckId, percentage: 50 + 10 * index }));
		return request.post(addressOf(given, "/v2/results"), { headers, data: resultsMessage(school, test, scores) });
	},
});

function addressOf({ deliverUrls }: Given, end: string): string {
	const address = deliverUrls.find((url) => url.endsWith(end));
	if (!address) throw new Error(`no address that ends in ${end} was given`);
	return address;
}

async function bearer(request: APIRequestContext, { clientId, clientSecret }: Given, scope: string) {
	const client = { clientId, clientSecret: clientSecret ?? "", connectionId: "", scopes: [scope] };
	return { authorization: `Bearer ${await accessToken(request, client)}` };
}

/** With an assertion that its own key signs (RFC 7523, section 2.2). */
async function bearerOfKey(request: APIRequestContext, { clientId, tokenUrl }: Given, scope: string, key: CryptoKey) {
	const assertion = await new SignJWT({})
		.setProtectedHeader({ alg: "ES256", kid: "1" })
		.setIssuer(clientId)
		.setSubject(clientId)
		.setAudience(tokenUrl)
		.setJti(newId())
		.setIssuedAt()
		.setExpirationTime("2 minutes")
		.sign(key);
	const answer = await request.post(tokenUrl, {
		form: {
			grant_type: "client_credentials",
			scope,
			client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
			client_assertion: assertion,
		},
	});
	if (!answer.ok()) throw new Error(`no token: ${answer.status()} ${await answer.text()}`);
	const { access_token } = (await answer.json()) as { access_token: string };
	return { authorization: `Bearer ${access_token}` };
}

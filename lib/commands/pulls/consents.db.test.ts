import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { inSchool } from "../../db/in-school";
import type { Administration } from "../../demo/administration/administration";
import { endConsentsJob } from "../../jobs/definitions/end-consents";
import { testDatabase } from "../../testing/database";
import {
	attempt,
	makeWell,
	type PulledSchool,
	pulledSchool,
	pupilNames,
	pupilsOf,
	startAdministration,
} from "../../testing/pulling";
import { revokeConnection } from "../connections/revoke-connection";
import { savePull } from "./save-pull";

testDatabase();

let system: Administration;
beforeAll(async () => {
	system = await startAdministration();
});
afterAll(() => system.close());
beforeEach(() => makeWell(system));

const withConsent = (over = {}) => pulledSchool(system, pupilNames, { consentAddress: system.consentAddress, ...over });
const statusesOf = ({ ans }: PulledSchool) =>
	inSchool(ans, async (tx) =>
		(await tx.rosterPullConsent.findMany({ orderBy: { api: "asc" } })).map(({ api, status }) => `${api} ${status}`),
	);
const all = (status: string) =>
	["association-api", "education-api", "employees-api", "students-api"].map((api) => `${api} ${status}`);

it("is asked for once per service, waited for, and followed until the school gives it in the system", async () => {
	const made = await withConsent();
	system.consents.answer = "pending";
	expect(await attempt(made)).toMatchObject({ state: "failed", result: "consent", pages: 0 });
	expect(await statusesOf(made)).toEqual(all("pending"));
	expect(system.asked).toEqual([]);
	const asked = system.consents.list();
	expect(asked).toHaveLength(4);
	expect(asked[0]).toMatchObject({
		school: { organisationMasterIdentifier: made.masterId },
		consumerStatus: "accepted",
	});
	system.consents.decide("declined");
	expect(await attempt(made)).toMatchObject({ result: "consent" });
	expect(await statusesOf(made)).toEqual(all("declined"));
	system.consents.decide("accepted");
	expect(await attempt(made)).toMatchObject({ result: "previewed" });
	expect(await statusesOf(made)).toEqual(all("accepted"));
	expect(system.consents.list()).toEqual(asked);
});

it("that the school takes back there stops the fetching, and nobody is ended by it", async () => {
	const made = await withConsent();
	await attempt(made);
	system.consents.decide("revoked");
	const before = await pupilsOf(made);
	expect(await attempt(made)).toMatchObject({ state: "failed", result: "consent" });
	expect(await statusesOf(made)).toEqual(all("revoked"));
	expect(await pupilsOf(made)).toEqual(before);
});

it("is revoked at the system when the connection ends here, again after a fault, and once", async () => {
	const made = await withConsent();
	await attempt(made);
	await revokeConnection(made.ans, made.connectionId);
	const payload = { schoolId: made.schoolId, connectionId: made.connectionId };
	system.faults.consentDown = true;
	await expect(endConsentsJob.run(payload)).rejects.toThrow("server-error");
	system.faults.consentDown = false;
	await endConsentsJob.run(payload);
	await endConsentsJob.run(payload);
	expect(system.consents.list().map(({ consumerStatus }) => consumerStatus)).toEqual(Array(4).fill("revoked"));
	expect(await statusesOf(made)).toEqual(all("revoked"));
});

it("cannot be asked for by an identifier that Consent does not know, and is asked anew for another system", async () => {
	const made = await withConsent({ identifierType: "v-id", identifierValue: "99XX00" });
	expect(await attempt(made)).toMatchObject({ state: "failed", result: "consent-school" });
	const other = await withConsent();
	await attempt(other);
	const { consentAddress } = system;
	await savePull(other.ans, other.connectionId, { ...other.settings, consentAddress: `${consentAddress}/` });
	expect(await statusesOf(other)).toEqual([]);
});

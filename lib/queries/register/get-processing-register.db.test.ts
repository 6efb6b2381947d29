import { expect, it } from "vitest";
import { offerRole } from "../../commands/offers/offer-role";
import { inSchool } from "../../db/in-school";
import { retentionBounds } from "../../ingest/retention";
import { testDatabase } from "../../testing/database";
import { createAccount, createConnection, createRole, createSchool } from "../../testing/factories";
import { createFullSchool, scopeOf } from "../../testing/full-school";
import { getProcessingRegister } from "./get-processing-register";

testDatabase();

it("tells what is really configured: school, roles, retention, and connections with what was agreed", async () => {
	const { admin, schoolId } = await createFullSchool();
	await inSchool(admin, (tx) =>
		tx.schoolSetting.create({ data: { schoolId, key: "retention", value: { payloadDays: 90 } } }),
	);
	const { connectionId } = await createConnection(schoolId, { supplierName: "Aap", standard: "xapi" });
	const terms = {
		...{ fields: [], scopes: ["xapi.statements.write"], purpose: "Oefenen naast toetsen leggen." },
		...{ agreement: { version: "4.0", signedOn: "2026-08-01", fileId: null }, subProcessors: ["Wolk BV"] },
		retentionDays: 60,
	};
	await inSchool(admin, (tx) =>
		tx.connectionConsent.create({
			data: {
				...{ schoolId, id: connectionId, number: 1, connectionId, supplierName: "Aap", standard: "xapi", terms },
				...{ approvedBy: admin.userId, approverName: "Dirk", approvedAt: new Date() },
			},
		}),
	);
	await createConnection(schoolId, { supplierName: "Zwaan", state: "asked" });
	await offerRole(admin, { email: "bo@school.test", name: "Bo", role: "staff" });
	const register = await getProcessingRegister(admin);
	expect(register.school.identifiers).toMatchObject([{ type: "onderwijsaanbieder-id" }]);
	expect(register.pupils).toBe(2);
	expect(register.retention).toMatchObject({ payloadDays: 90, viewDays: retentionBounds.viewDays.standard });
	expect(register.connections[0]).toMatchObject({ supplier: "Aap", standard: "xapi", terms });
	expect(register.connections.map(({ supplier }) => supplier)).not.toContain("Zwaan");
	// Who was only offered a role has no access yet.
	expect(register.roles.staff).toBe(0);
	const { userId } = await createAccount({ name: "Bo" });
	await createRole(schoolId, userId);
	expect((await getProcessingRegister(admin)).roles.staff).toBe(1);
});

it("is for the admin, and of the own school", async () => {
	const { admin } = await createFullSchool();
	const { schoolId } = await createSchool({ name: "Elders" });
	const elsewhere = await getProcessingRegister(scopeOf(schoolId, admin.userId));
	expect([elsewhere.school.name, elsewhere.connections, elsewhere.pupils]).toEqual(["Elders", [], 0]);
	expect(() => getProcessingRegister(scopeOf(admin.schoolId, admin.userId, "staff"))).toThrow("not-allowed");
});

import { expect, it } from "vitest";
import { mergePupils } from "../../commands/matching/merge-pupils";
import { tellApart } from "../../commands/matching/tell-apart";
import { newId } from "../../db/ids";
import type { PersonId } from "../../domain/ids";
import { anAttempt, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createAccount, createAccountAt, createGroup, createPupil, createSchool } from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { findPair } from "./find-pair";
import { listDecisions } from "./list-decisions";
import { listSuggestions } from "./list-suggestions";

testDatabase();

async function schoolWithDoubles() {
	const school = await createSchool();
	const { schoolId } = school;
	const { userId } = await createAccount({ name: "Dirk" });
	await createAccountAt(schoolId, userId);
	const admin = scopeOf(schoolId, userId);
	const { groupId } = await createGroup(school, { name: "Groep 5" });
	const name = { givenName: "Sem", familyName: "Bos" };
	const [one, other] = [await createPupil(schoolId, { ...name, groupId }), await createPupil(schoolId, name)];
	const third = await createPupil(schoolId, { givenName: "Noor", familyName: "Vis" });
	return { schoolId, admin, one, other, third };
}

it("suggests two of one name, and two whom records name at once; with names, classes and why", async () => {
	const { schoolId, admin, one, other, third } = await schoolWithDoubles();
	const courier = await createCourier(schoolId);
	const identifiers = [one.eckId, third.eckId].map((value) => ({ type: "eck-id" as const, value }));
	await courier.deliver([
		{ ...anAttempt(one.eckId), pupil: { identifiers } },
		{ ...anAttempt(one.eckId), pupil: { identifiers } },
	]);
	const { suggestions, total } = await listSuggestions(admin, { page: 1 });
	expect(total).toBe(2);
	expect(suggestions[0]).toMatchObject({ reasons: ["held-as-one"], held: 2 });
	expect(suggestions[1]).toMatchObject({
		reasons: ["same-name"],
		pupil: { pupilId: one.pupilId, name: "Sem Bos", classes: ["Groep 5"] },
		other: { pupilId: other.pupilId, classes: [] },
	});
	await tellApart(admin, { pupilId: one.pupilId, otherId: other.pupilId, reasons: [] });
	expect((await listSuggestions(admin, { page: 9 })).total).toBe(1);
	// Said of somebody who is the one now, it holds of the one.
	const fourth = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos" });
	expect((await listSuggestions(admin, { page: 1 })).total).toBe(3);
	await mergePupils(admin, { pupilId: fourth.pupilId, otherId: one.pupilId, reasons: [] });
	expect((await listSuggestions(admin, { page: 1 })).suggestions.map(({ reasons }) => reasons)).toEqual([
		["held-as-one"],
	]);
});

it("puts two side by side with amounts and masked numbers, for an admin of their school alone", async () => {
	const { schoolId, admin, one, other } = await schoolWithDoubles();
	const courier = await createCourier(schoolId);
	await courier.deliver([anAttempt(other.eckId), anAttempt(other.eckId)]);
	const pair = await findPair(admin, one.pupilId, other.pupilId);
	expect(pair?.pupils[1].amounts).toEqual({ attempts: 2, entries: 0, notes: 0, coaches: 0, looks: 0 });
	expect(pair?.pupils[0].places.map(({ group }) => group)).toEqual(["Groep 5"]);
	expect(JSON.stringify(pair)).not.toContain(one.eckId);
	expect(pair?.suggestion?.reasons).toEqual(["same-name"]);
	const elsewhere = await createPupil((await createSchool()).schoolId);
	expect(await findPair(admin, one.pupilId, elsewhere.pupilId)).toBeNull();
	expect(await findPair(admin, one.pupilId, newId<PersonId>())).toBeNull();
	expect(await findPair(admin, one.pupilId, one.pupilId)).toBeNull();
	const staff = scopeOf(schoolId, admin.userId, "staff");
	await expect(findPair(staff, one.pupilId, other.pupilId)).rejects.toThrow("not-allowed");
	await expect(listSuggestions(staff, { page: 1 })).rejects.toThrow("not-allowed");
	await expect(listDecisions(staff, { page: 1 })).rejects.toThrow("not-allowed");
});

it("lists what was decided, with what came since and whether a later one stands on it", async () => {
	const { schoolId, admin, one, other, third } = await schoolWithDoubles();
	const courier = await createCourier(schoolId);
	await mergePupils(admin, { pupilId: one.pupilId, otherId: other.pupilId, reasons: ["same-name"] });
	await courier.deliver([anAttempt(other.eckId), anAttempt(one.eckId)]);
	await mergePupils(admin, { pupilId: one.pupilId, otherId: third.pupilId, reasons: [] });
	const { decisions } = await listDecisions(admin, { page: 1 });
	expect(
		decisions.map(({ name, otherName, waitsForLater, recordsSince }) => ({
			name,
			otherName,
			waitsForLater,
			recordsSince,
		})),
	).toEqual([
		{ name: "Sem Bos", otherName: "Noor Vis", waitsForLater: false, recordsSince: 0 },
		{ name: "Sem Bos", otherName: "Sem Bos", waitsForLater: true, recordsSince: 1 },
	]);
	expect(decisions[0]).toMatchObject({ state: "merged", decidedBy: "Dirk", endedAt: null, notesSince: 0 });
});

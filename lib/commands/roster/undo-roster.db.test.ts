import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { now, today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { findUndo, findUndone } from "../../queries/roster/find-undo";
import type { RosterEndpoint } from "../../standards/contract";
import { findStandard } from "../../standards/registry";
import { testDatabase } from "../../testing/database";
import { createAccount, createConnection, createSchool } from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { addSitting } from "../../testing/goal-facts";
import { edexmlOf } from "../../testing/roster-files";
import { acceptOffer } from "../offers/accept-offer";
import { offerRole } from "../offers/offer-role";
import { receiveRoster } from "./receive-roster";
import { undoRoster } from "./undo-roster";

testDatabase();

async function bring(schoolId: SchoolId, body: Uint8Array): Promise<string> {
	const endpoint = findStandard("edexml")?.endpoints[0] as RosterEndpoint;
	const request = { method: "POST", path: "roster", query: new URLSearchParams(), headers: new Headers() };
	const read = await endpoint.read({ ...request, body, receivedAt: now() });
	if (!read.ok) throw new Error(JSON.stringify(read.refusal));
	return (await receiveRoster(jobScope(schoolId), read.value, body, true)).importId;
}

/** The whole roster, without what is of imports. */
const rosterOf = (schoolId: SchoolId) =>
	inSchool({ schoolId }, async (tx) => ({
		people: await tx.person.findMany({ where: { schoolId }, orderBy: { id: "asc" } }),
		identifiers: await tx.personIdentifier.findMany({
			where: { schoolId },
			orderBy: [{ type: "asc" }, { source: "asc" }, { value: "asc" }],
		}),
		periods: await tx.schoolPeriod.findMany({ where: { schoolId }, orderBy: { id: "asc" } }),
		groups: await tx.group.findMany({ where: { schoolId }, orderBy: { id: "asc" } }),
		memberships: await tx.groupMembership.findMany({
			where: { schoolId },
			orderBy: [{ groupId: "asc" }, { personId: "asc" }, { beginDate: "asc" }],
		}),
		assignments: await tx.assignment.findMany({ where: { schoolId }, orderBy: { id: "asc" } }),
	}));

/** Takes the file back: what it said before that it would do is what it did, and what it says after. */
async function undoAsTold(schoolId: SchoolId, importId: string) {
	const admin = scopeOf(schoolId, (await createAccount()).userId);
	const told = await findUndo(admin, importId);
	const done = await undoRoster(admin, importId);
	expect(told).toMatchObject({ importId, counts: done });
	expect(await findUndone(admin, importId)).toEqual(done);
	expect(await findUndo(admin, importId)).toBeNull();
	return done;
}

it("takes the last file back to the letter: who came is gone, who left or was renamed is as before", async () => {
	const { schoolId } = await createSchool();
	await bring(schoolId, edexmlOf(30));
	const before = await rosterOf(schoolId);
	// One leaves, two come, and the group and a pupil get another name.
	const next = new TextDecoder().decode(edexmlOf(31, { from: 1 }));
	const renamed = next.replace("<naam>Groep 5</naam>", "<naam>Groep 5 blauw</naam>").replace("Leerling4<", "Lidewij<");
	const importId = await bring(schoolId, new TextEncoder().encode(renamed));
	expect(await rosterOf(schoolId)).not.toEqual(before);
	const done = await undoAsTold(schoolId, importId);
	expect(await rosterOf(schoolId)).toEqual(before);
	expect(done).toMatchObject({ peopleRemoved: 2, peopleEnded: 0, peopleRestored: 2, groupsRestored: 1 });
	expect(done).toMatchObject({ placesRemoved: 2, placesRestored: 1 });
	await expect(undoRoster(jobScope(schoolId), importId)).rejects.toThrow("conflict");
	const log = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany({ where: { action: "roster.undo" } }));
	expect(log).toMatchObject([{ subject: { importId, peopleRemoved: 2 } }]);
});

it("a school's first file goes as a whole", async () => {
	const { schoolId } = await createSchool();
	const before = await rosterOf(schoolId);
	const importId = await bring(schoolId, edexmlOf(12));
	await undoAsTold(schoolId, importId);
	expect(await rosterOf(schoolId)).toEqual(before);
});

it("who has results by now is ended, keeps them, and is known to the next file", async () => {
	const { schoolId } = await createSchool();
	const importId = await bring(schoolId, edexmlOf(12));
	const [pupil] = await inSchool({ schoolId }, (tx) => tx.person.findMany({ where: { schoolId, kind: "pupil" } }));
	const { connectionId } = await createConnection(schoolId);
	const scores = [{ pupilId: pupil?.id as never, text: "70" }];
	await addSitting({ schoolId, connectionId }, { name: "toets", day: today(), type: "percentage-correct" }, scores);
	const done = await undoAsTold(schoolId, importId);
	expect(done.peopleEnded).toBe(1);
	const { people, memberships } = await rosterOf(schoolId);
	expect(people.map(({ id, endedAt }) => [id, endedAt?.toISOString().slice(0, 10)])).toEqual([[pupil?.id, today()]]);
	expect(memberships).toEqual([]);
	expect(await inSchool({ schoolId }, (tx) => tx.sittingEntry.count({ where: { pupilId: pupil?.id } }))).toBe(1);
	await bring(schoolId, edexmlOf(12));
	const after = await rosterOf(schoolId);
	expect(after.people.filter(({ kind }) => kind === "pupil")).toHaveLength(12);
	expect(after.people.find(({ id }) => id === pupil?.id)?.endedAt).toBeNull();
});

it("an employee who was offered a role is ended, and is the same to the next file, so that the offer still holds", async () => {
	const { schoolId } = await createSchool();
	const importId = await bring(schoolId, edexmlOf(12));
	const [teacher] = await inSchool({ schoolId }, (tx) => tx.person.findMany({ where: { schoolId, kind: "employee" } }));
	const personId = teacher?.id ?? "";
	const { link } = await offerRole(jobScope(schoolId), {
		email: "bo@school.test",
		name: "Bo",
		role: "staff",
		personId,
	});
	const done = await undoAsTold(schoolId, importId);
	expect(done.peopleEnded).toBe(1);
	await bring(schoolId, edexmlOf(12));
	await acceptOffer(link?.split("/").at(-1) ?? "", { password: "vier gewone woorden samen" });
	const roles = await inSchool({ schoolId }, (tx) => tx.schoolRole.findMany());
	expect(roles.map((role) => role.personId)).toEqual([personId]);
});

it("only the last applied file, of the own school", async () => {
	const [one, two] = [await createSchool(), await createSchool()];
	const first = await bring(one.schoolId, edexmlOf(12));
	await bring(one.schoolId, edexmlOf(13));
	await expect(undoRoster(jobScope(one.schoolId), first)).rejects.toThrow("conflict");
	await expect(undoRoster(jobScope(two.schoolId), first)).rejects.toThrow("not-found");
});

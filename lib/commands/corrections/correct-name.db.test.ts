import { expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId } from "../../domain/ids";
import { findCorrection } from "../../queries/corrections/find-correction";
import { testDatabase } from "../../testing/database";
import { createAccount, createSchool } from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { edexmlOf } from "../../testing/roster-files";
import { applyRoster } from "../roster/apply-roster";
import { previewRoster } from "../roster/preview-roster";
import { undoRoster } from "../roster/undo-roster";
import { correctName } from "./correct-name";
import { withdrawCorrection } from "./withdraw-correction";

testDatabase();

async function bring(schoolId: SchoolId, rename: (text: string) => string = (text) => text): Promise<string> {
	const file = new TextEncoder().encode(rename(new TextDecoder().decode(edexmlOf(3))));
	const previewed = await previewRoster(jobScope(schoolId), file);
	if (!previewed.ok) throw new Error(JSON.stringify(previewed.faults));
	await applyRoster(jobScope(schoolId), previewed.importId);
	return previewed.importId;
}

async function world() {
	const { schoolId } = await createSchool();
	const importId = await bring(schoolId);
	const admin = scopeOf(schoolId, (await createAccount({ name: "Dirk" })).userId);
	const pupil = await inSchool(admin, (tx) => tx.person.findFirstOrThrow({ where: { givenName: "Leerling1" } }));
	const pupilId = pupil.id as PersonId;
	const correct = (givenName: string) =>
		correctName(admin, { pupilId, givenName, namePrefix: "", familyName: pupil.familyName, reason: "Ouder vroeg het" });
	const now = async () => {
		const found = await findCorrection(admin, pupilId);
		return [found?.givenName, found?.correction?.rosterName.split(" ")[0], found?.correction?.isTakenOver];
	};
	return { schoolId, admin, importId, pupilId, correct, now };
}

it("a corrected name stands when a roster comes, and what the roster says is told", async () => {
	const { schoolId, admin, correct, now } = await world();
	await correct("Lidewij");
	expect(await now()).toEqual(["Lidewij", "Leerling1", false]);
	await bring(schoolId);
	expect(await now()).toEqual(["Lidewij", "Leerling1", false]);
	await bring(schoolId, (text) => text.replace("Leerling1<", "Lidewei<"));
	expect(await now()).toEqual(["Lidewij", "Lidewei", false]);
	await bring(schoolId, (text) => text.replace("Leerling1<", "Lidewij<"));
	expect((await now())[2]).toBe(true);
	const log = await inSchool(admin, (tx) => tx.auditEvent.findMany({ where: { action: "pupil.correct" } }));
	expect(log).toHaveLength(1);
	expect(JSON.stringify(log)).not.toContain("Lidewij");
});

it("is taken back to what the roster said last; a later correction keeps that, too", async () => {
	const { schoolId, admin, pupilId, correct, now } = await world();
	await correct("Lidewij");
	await bring(schoolId, (text) => text.replace("Leerling1<", "Lidewei<"));
	await correct("Liedewij");
	await expect(correct("Liedewij")).rejects.toThrow("name-same");
	expect(await now()).toEqual(["Liedewij", "Lidewei", false]);
	const id = (await findCorrection(admin, pupilId))?.correction?.correctionId ?? "";
	await withdrawCorrection(admin, id);
	expect(await now()).toEqual(["Lidewei", undefined, undefined]);
	await expect(withdrawCorrection(admin, id)).rejects.toThrow("not-found");
	await bring(schoolId);
	expect((await now())[0]).toBe("Leerling1");
});

it("stays when the last roster is taken back", async () => {
	const { schoolId, admin, correct, now } = await world();
	const importId = await bring(schoolId, (text) => text.replace("Leerling1<", "Lidewei<"));
	await correct("Lidewij");
	await undoRoster(admin, importId);
	expect((await now())[0]).toBe("Lidewij");
	expect(await bring(schoolId)).toBeTruthy();
	expect((await now())[0]).toBe("Lidewij");
});

it("is said by an admin of the pupil's school, with a reason", async () => {
	const { schoolId, admin, pupilId } = await world();
	const other = await world();
	const input = { pupilId, givenName: "A", namePrefix: "", familyName: "B", reason: "x" };
	await expect(correctName(scopeOf(schoolId, admin.userId, "staff"), input)).rejects.toThrow("not-allowed");
	await expect(correctName(other.admin, input)).rejects.toThrow("not-found");
	await expect(correctName(admin, { ...input, reason: " " })).rejects.toThrow("invalid");
	await expect(correctName(admin, { ...input, familyName: "" })).rejects.toThrow("invalid");
	expect(await findCorrection(other.admin, pupilId)).toBeNull();
});

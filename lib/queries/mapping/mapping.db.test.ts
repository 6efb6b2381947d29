import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { now } from "../../clock";
import { mapUnits } from "../../commands/curriculum/map-units";
import { setAsideUnit } from "../../commands/curriculum/set-aside-unit";
import { unmapUnits } from "../../commands/curriculum/unmap-units";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { recomputePractice } from "../../ingest/recompute-practice";
import { anAttempt, anEntry, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createGoal, createPupil, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { findUnit } from "./find-unit";
import { listGoals } from "./list-goals";
import { listSources } from "./list-sources";
import { listUnits, type UnitsAsked } from "./list-units";

testDatabase();

const scopeOf = (schoolId: SchoolId, role: "admin" | "staff" | null = "admin") =>
	personScope({ schoolId, roles: new Set(role === null ? [] : [role]) });

/** A supplier of practice and a test: three attempts at one lesson, one at another, and a result with a part. */
async function aSource() {
	const { schoolId } = await createSchool();
	const courier = await createCourier(schoolId);
	const { eckId } = await createPupil(schoolId);
	const at = now().toISOString();
	const lesson = { at, unitId: "lesson-1", title: "Breuken vergelijken" };
	await courier.deliver([
		...[1, 2, 3].map(() => anAttempt(eckId, lesson)),
		anAttempt(eckId, { at, unitId: "lesson-2", title: "Breinkrakers" }),
		anEntry(eckId),
	]);
	const { connectionId } = courier;
	const asked: UnitsAsked = { connectionId, view: "open", search: "", page: 1, only: null };
	return { schoolId, connectionId, asked, courier };
}
const lesson = (n: number) => ({ kind: "unit" as const, sourceId: `lesson-${n}` });

describe("units of a supplier beside the goals", () => {
	it("stand in the order of what rests on them, with their coverage, which rises when one is mapped", async () => {
		const { schoolId, connectionId, asked } = await aSource();
		const admin = scopeOf(schoolId);
		const open = await listUnits(admin, asked);
		expect(open.units.map(({ title, uses }) => [title, uses])).toEqual([
			["Breuken vergelijken", 3],
			["Breinkrakers", 1],
			["Rekenen blok 1", 1],
			["Rekenen blok 1: Getallen", 0],
		]);
		expect(open.units[3]).toMatchObject({ kind: "part", sourceId: "assessment-1#part-1", subjectName: "Rekenen" });
		expect(await listSources(admin)).toMatchObject([
			{
				connectionId,
				units: 4,
				mapped: 0,
				setAside: 0,
				attempts: 4,
				attemptsMapped: 0,
				version: 0,
				recomputing: false,
			},
		]);
		const { goalId } = await createGoal({ title: "Breuken", code: "10A" });
		await mapUnits(admin, { connectionId, units: [{ ...lesson(1), goalIds: [goalId] }] });
		expect(await listSources(admin)).toMatchObject([{ mapped: 1, version: 1, recomputing: true }]);
		await recomputePractice(jobScope(schoolId), connectionId);
		expect(await listSources(admin)).toMatchObject([{ attempts: 4, attemptsMapped: 3, recomputing: false }]);
		const mapped = await listUnits(admin, { ...asked, view: "mapped" });
		expect(mapped.units).toMatchObject([{ ...lesson(1), goals: [{ goalId, code: "10A", title: "Breuken" }] }]);
		await unmapUnits(admin, { connectionId, units: [lesson(1)] });
		await recomputePractice(jobScope(schoolId), connectionId);
		expect(await listSources(admin)).toMatchObject([{ mapped: 0, attemptsMapped: 0, version: 2, recomputing: false }]);
	});

	it("are found by words of their names, and one by its id", async () => {
		const { schoolId, asked } = await aSource();
		const admin = scopeOf(schoolId);
		const found = async (over: Partial<UnitsAsked>) =>
			(await listUnits(admin, { ...asked, ...over })).units.map(({ title }) => title);
		expect(await found({ search: "VERGELIJKEN breuk" })).toEqual(["Breuken vergelijken"]);
		expect(await found({ search: "blok getal" })).toEqual(["Rekenen blok 1: Getallen"]);
		expect(await found({ search: "100%" })).toEqual([]);
		expect(await found({ view: "mapped", only: lesson(2) })).toEqual(["Breinkrakers"]);
		expect(await found({ page: 99 })).toEqual([]);
		const { units } = await listUnits(admin, asked);
		for (const listed of [units, []])
			expect(await findUnit(admin, asked.connectionId, lesson(2), listed)).toMatchObject({
				unit: { title: "Breinkrakers", uses: 1 },
				suggestions: [],
			});
		expect(await findUnit(admin, asked.connectionId, lesson(9), units)).toBeNull();
	});

	it("have the names that are kept of items and parts, also where they were seen before they had one", async () => {
		const { schoolId, connectionId, asked, courier } = await aSource();
		const admin = scopeOf(schoolId);
		const { eckId } = await createPupil(schoolId);
		const [old, fresh] = ["https://x.example/item/1", "https://x.example/item/2"];
		await courier.deliver([old, fresh].map((itemId) => anAttempt(eckId, { itemId, unitId: null, title: null })));
		await courier.deliver([
			anAttempt(eckId, { itemId: old, unitId: "lesson-1", title: "Breuken vergelijken", itemTitle: "Halven optellen" }),
			anAttempt(eckId, { itemId: fresh, unitId: null, title: null, itemTitle: "Kwarten" }),
		]);
		await inSchool({ schoolId }, (tx) =>
			tx.supplierUnit.updateMany({ where: { connectionId, kind: "part" }, data: { title: null } }),
		);
		const { units } = await listUnits(admin, { ...asked, view: "all" });
		const titleOf = (sourceId: string) => units.find((one) => one.sourceId === sourceId)?.title;
		expect([old, fresh, "assessment-1#part-1"].map(titleOf)).toEqual([
			"Halven optellen",
			"Kwarten",
			"Rekenen blok 1: Getallen",
		]);
		expect((await listUnits(admin, { ...asked, view: "all", search: "halven" })).units).toHaveLength(1);
	});

	it("may be set aside, which is taken back by a goal", async () => {
		const { schoolId, connectionId, asked } = await aSource();
		const admin = scopeOf(schoolId);
		const setAside = (value: boolean) => setAsideUnit(admin, { connectionId, ...lesson(2), setAside: value });
		await setAside(true);
		expect((await listUnits(admin, { ...asked, view: "set-aside" })).units).toMatchObject([lesson(2)]);
		expect((await listUnits(admin, asked)).total).toBe(3);
		expect(await listSources(admin)).toMatchObject([{ mapped: 0, setAside: 1 }]);
		const { goalId } = await createGoal();
		await mapUnits(admin, { connectionId, units: [{ ...lesson(2), goalIds: [goalId] }] });
		expect(await listSources(admin)).toMatchObject([{ mapped: 1, setAside: 0 }]);
		await expect(setAside(true)).rejects.toThrow("conflict");
		await unmapUnits(admin, { connectionId, units: [lesson(2)] });
		expect((await listUnits(admin, asked)).total).toBe(4);
		await setAside(true);
		await setAside(false);
		// What is so already is not told.
		await setAside(false);
		expect(await inSchool({ schoolId }, (tx) => tx.auditEvent.count({ where: { action: "goals.set-aside" } }))).toBe(3);
	});

	it("are the school's own, and for who may map", async () => {
		const [{ connectionId, asked, schoolId }, other] = [await aSource(), await createSchool()];
		const stranger = scopeOf(other.schoolId);
		expect(await listSources(stranger)).toEqual([]);
		expect(await listUnits(stranger, asked)).toMatchObject({ units: [], total: 0 });
		const aside = { connectionId, ...lesson(1), setAside: true };
		await expect(setAsideUnit(stranger, aside)).rejects.toThrow("not-found");
		await expect(setAsideUnit(scopeOf(schoolId), { ...aside, sourceId: "lesson-9" })).rejects.toThrow("not-found");
		expect((await listUnits(scopeOf(schoolId, "staff"), asked)).total).toBe(4);
		const nobody = scopeOf(schoolId, null);
		await expect(listUnits(nobody, asked)).rejects.toThrow("not-allowed");
		await expect(listSources(nobody)).rejects.toThrow("not-allowed");
		await expect(listGoals(nobody)).rejects.toThrow("not-allowed");
		await expect(setAsideUnit(nobody, aside)).rejects.toThrow("not-allowed");
	});

	it("go to measurable goals of the school's sector alone", async () => {
		const { schoolId } = await createSchool({ sector: "vo" });
		const { goalId } = await createGoal({ sector: "vo", title: "Alleen vo" });
		const { goalId: ofPrimary } = await createGoal({ sector: "po" });
		const ids = (await listGoals(scopeOf(schoolId))).map((goal) => goal.goalId);
		expect(ids).toContain(goalId);
		expect(ids).not.toContain(ofPrimary);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { inSchool } from "../../db/in-school";
import type { GoalId, PersonId, SchoolId } from "../../domain/ids";
import { rebuildPractice, recomputePractice } from "../../ingest/recompute-practice";
import { releaseHeld } from "../../ingest/release-held";
import { findKeptPupil } from "../../queries/matching/find-kept-pupil";
import { anAttempt, anEntry, type Courier, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createAccount,
	createEmployee,
	createGoal,
	createGroup,
	createGroupPlan,
	createPupil,
	createSchool,
	eckIdOf,
} from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { sized } from "../../testing/sizes";
import { askErasure } from "../pupil-files/ask-erasure";
import { erasePupil } from "../pupil-files/erase-pupil";
import { listSchoolColumns } from "../pupil-files/school-columns";
import { mergePupils } from "./merge-pupils";
import { splitPupils } from "./split-pupils";
import { reconsider, tellApart } from "./tell-apart";

const database = testDatabase();

/** Tables that tell of the merge itself, or of work that is waiting. */
const besides = ["audit_event", "person_match", "person_match_row", "person_match_record", "dirty_signal_group"];

/** Every row of the school, of every table, as text: what splitting has to bring back. */
async function wholeSchool(schoolId: SchoolId): Promise<string[]> {
	const columns = await inSchool({ schoolId }, (tx) => listSchoolColumns(tx));
	const tables = [...new Set(columns.map(({ table }) => table))].filter((table) => !besides.includes(table));
	const each = tables.map(
		(table) => `SELECT '${table} ' || to_jsonb(t)::text AS row FROM "${table}" t WHERE school_id = $1`,
	);
	const rows = await database.query<{ row: string }>("superuser", each.join(" UNION ALL "), [schoolId]);
	return rows.map(({ row }) => row).toSorted();
}

/** Two who are one, in a group, with a coach, in a plan: each with practice and a test by an identifier of their own. */
async function doubled() {
	const school = await createSchool();
	const { schoolId } = school;
	const courier = await createCourier(schoolId);
	const { userId } = await createAccount();
	const admin = scopeOf(schoolId, userId);
	const [{ groupId }, { groupId: otherGroup }] = [await createGroup(school), await createGroup(school)];
	const kept = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos", groupId });
	const other = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos", groupId });
	await addMember(schoolId, otherGroup, other.pupilId);
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "coach", pupilId: other.pupilId });
	await createGroupPlan(school, groupId, kept.pupilId);
	await createGroupPlan(school, groupId, other.pupilId);
	const { goalId } = await createGoal();
	await mapUnit(schoolId, courier, goalId);
	return { school, schoolId, courier, admin, groupId, otherGroup, kept, other };
}

const mapUnit = (schoolId: SchoolId, { connectionId }: Courier, goalId: GoalId) =>
	inSchool({ schoolId }, (tx) =>
		tx.goalMapping.create({ data: { schoolId, connectionId, kind: "unit", sourceId: "unit-1", goalId, version: 1 } }),
	);

const sums = (schoolId: SchoolId) =>
	inSchool({ schoolId }, (tx) =>
		tx.practiceDay.findMany({ orderBy: [{ pupilId: "asc" }, { kind: "asc" }, { day: "asc" }] }),
	);
const unequal = (schoolId: SchoolId) =>
	inSchool(
		{ schoolId },
		(tx) => tx.$queryRaw`
			SELECT id FROM delivery WHERE received <> written + unchanged + stale + not_used + held + rejected`,
	);
const idsOf = async (schoolId: SchoolId) =>
	inSchool({ schoolId }, async (tx) => ({
		attempts: (await tx.attempt.findMany()).map(({ pupilId }) => pupilId),
		entries: (await tx.sittingEntry.findMany()).map(({ pupilId }) => pupilId),
	}));

describe("two pupils who are one", () => {
	it("have everything together, and apart again are as they were, to the letter", async () => {
		const { schoolId, courier, admin, kept, other, groupId, otherGroup } = await doubled();
		const at = (day: number) => `2025-10-0${day}T08:00:00Z`;
		const shared = { itemId: "item-1", unitId: "unit-1" };
		await courier.deliver([
			anAttempt(kept.eckId, { ...shared, at: at(2) }),
			anAttempt(other.eckId, { ...shared, at: at(1) }),
			anAttempt(other.eckId, { ...shared, at: at(2), success: false }),
			anEntry(other.eckId),
		]);
		await recomputePractice(courier.job, courier.connectionId);
		const before = await wholeSchool(schoolId);

		const matchId = await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: ["same-name"] });
		expect(await wholeSchool(schoolId)).not.toEqual(before);
		const { attempts, entries } = await idsOf(schoolId);
		expect([...attempts, ...entries]).toEqual(Array(4).fill(kept.pupilId));
		const places = await inSchool(admin, (tx) => tx.groupMembership.findMany());
		expect(places.map((place) => [place.groupId, place.personId]).toSorted()).toEqual(
			[
				[groupId, kept.pupilId],
				[otherGroup, kept.pupilId],
			].toSorted(),
		);
		const added = await sums(schoolId);
		await rebuildPractice(courier.job, courier.connectionId);
		expect(await sums(schoolId)).toEqual(added);
		// One first attempt at the item, on the first day.
		expect(added.filter(({ kind }) => kind === "total").map(({ firstJudged }) => firstJudged)).toEqual([1, 0]);
		expect((await wholeSchool(schoolId)).filter((row) => row.includes(other.pupilId))).toEqual([]);

		await splitPupils(admin, matchId);
		expect(await wholeSchool(schoolId)).toEqual(before);
		expect(await unequal(schoolId)).toEqual([]);
		const log = await inSchool(admin, (tx) => tx.auditEvent.findMany({ where: { action: { startsWith: "match." } } }));
		expect(log.map(({ action }) => action).toSorted()).toEqual(["match.merge", "match.split"]);
		expect(JSON.stringify(log)).not.toContain("Bos");
	});

	it("get what comes later under either identifier, and each keeps it when they are split", async () => {
		const { schoolId, courier, admin, kept, other } = await doubled();
		const [first, mine] = [anAttempt(other.eckId, { sourceId: "a" }), anAttempt(kept.eckId, { sourceId: "b" })];
		await courier.deliver([first]);
		const matchId = await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: [] });
		// A new one of each, and a correction of what came before.
		await courier.deliver([mine, anAttempt(other.eckId, { sourceId: "c" }), anEntry(other.eckId)]);
		await courier.deliver([{ ...first, at: "2025-10-09T08:00:00Z" }]);
		await recomputePractice(courier.job, courier.connectionId);
		expect((await idsOf(schoolId)).attempts).toEqual(Array(3).fill(kept.pupilId));

		await splitPupils(admin, matchId);
		const { attempts, entries } = await idsOf(schoolId);
		expect(attempts.toSorted()).toEqual([kept.pupilId, other.pupilId, other.pupilId].toSorted());
		expect(entries).toEqual([other.pupilId]);
		const added = await sums(schoolId);
		await rebuildPractice(courier.job, courier.connectionId);
		expect(await sums(schoolId)).toEqual(added);
		const keys = await inSchool(admin, (tx) => tx.attemptKey.findMany({ orderBy: { sourceId: "asc" } }));
		expect(keys.map(({ pupilId }) => pupilId)).toEqual([other.pupilId, kept.pupilId, other.pupilId]);
		expect(await unequal(schoolId)).toEqual([]);
	});

	it("are found by the id that is gone, by whoever sees the one who remains", async () => {
		const { school, schoolId, admin, kept, other, groupId } = await doubled();
		const { personId } = await createEmployee(schoolId);
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		const teacher = { ...scopeOf(schoolId, admin.userId, "staff"), personId };
		expect(await findKeptPupil(teacher, other.pupilId)).toBeNull();
		const matchId = await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: [] });
		expect(await findKeptPupil(teacher, other.pupilId)).toBe(kept.pupilId);
		const { personId: stranger } = await createEmployee(school.schoolId);
		expect(await findKeptPupil({ ...teacher, personId: stranger }, other.pupilId)).toBeNull();
		await splitPupils(admin, matchId);
		expect(await findKeptPupil(teacher, other.pupilId)).toBeNull();
	});

	it("get what waited because it named both", async () => {
		const { schoolId, courier, admin, kept, other } = await doubled();
		const both = anAttempt(kept.eckId);
		const identifiers = [kept.eckId, other.eckId].map((value) => ({ type: "eck-id" as const, value }));
		await courier.deliver([{ ...both, pupil: { identifiers } }]);
		expect(await inSchool(admin, (tx) => tx.heldRecord.count())).toBe(1);
		await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: ["held-as-one"] });
		expect(await releaseHeld(jobScope(schoolId))).toBe(1);
		expect((await idsOf(schoolId)).attempts).toEqual([kept.pupilId]);
		expect(await unequal(schoolId)).toEqual([]);
	});

	it("are taken apart in the order against which they were put together", async () => {
		const { schoolId, courier, admin, kept, other } = await doubled();
		const third = await createPupil(schoolId);
		await courier.deliver([anAttempt(other.eckId), anAttempt(third.eckId), anAttempt(kept.eckId)]);
		await recomputePractice(courier.job, courier.connectionId);
		const before = await wholeSchool(schoolId);
		const one = await mergePupils(admin, { pupilId: other.pupilId, otherId: third.pupilId, reasons: [] });
		const two = await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: [] });
		await expect(splitPupils(admin, one)).rejects.toThrow("split-later-first");
		await courier.deliver([anAttempt(third.eckId, { sourceId: "later", at: "2025-10-05T08:00:00Z" })]);
		await splitPupils(admin, two);
		await splitPupils(admin, one);
		await expect(splitPupils(admin, one)).rejects.toThrow("not-found");
		const later = await inSchool(admin, (tx) => tx.attemptKey.findFirstOrThrow({ where: { sourceId: "later" } }));
		expect(later.pupilId).toBe(third.pupilId);
		const after = await wholeSchool(schoolId);
		// All that was there is there; beside it stands what was delivered since.
		expect(before.filter((row) => !after.includes(row) && !/^(practice_day|connection) /.test(row))).toEqual([]);
	});

	it("are erased together, whoever asks by the one who remained", async () => {
		const { schoolId, courier, admin, kept, other } = await doubled();
		await courier.deliver([anAttempt(kept.eckId), anAttempt(other.eckId)]);
		await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: [] });
		await askErasure(admin, { pupilId: kept.pupilId, typedName: "Sem Bos" });
		const { id } = await inSchool(admin, (tx) => tx.pupilErasure.findFirstOrThrow());
		await erasePupil(jobScope(schoolId), id);
		expect(await inSchool(admin, (tx) => tx.pupilErasure.findFirstOrThrow())).toMatchObject({ state: "done" });
		const left = (await wholeSchool(schoolId)).filter(
			(row) =>
				!row.startsWith("pupil_erasure") &&
				[kept, other].some((one) => row.includes(one.pupilId) || row.includes(one.eckId)),
		);
		expect(left).toEqual([]);
		expect(await inSchool(admin, (tx) => tx.personMatchRow.count())).toBe(0);
	});
});

it("whatever each of them did, merge and split is nothing", async () => {
	const attempts = fc.array(
		fc.record({
			who: fc.integer({ min: 0, max: 1 }),
			item: fc.integer({ min: 0, max: 2 }),
			hour: fc.integer({ min: 0, max: 60 }),
			success: fc.option(fc.boolean()),
			entry: fc.boolean(),
		}),
		{ minLength: 1, maxLength: 10 },
	);
	await fc.assert(
		fc.asyncProperty(attempts, attempts, async (before, since) => {
			const { schoolId, courier, admin, kept, other } = await doubled();
			const records = (list: typeof before) =>
				list.map(({ who, item, hour, success, entry }) => {
					const eckId = [kept.eckId, other.eckId][who] ?? "";
					const at = new Date(Date.UTC(2025, 9, 1, hour)).toISOString();
					return entry ? anEntry(eckId) : anAttempt(eckId, { itemId: `item-${item}`, unitId: "unit-1", at, success });
				});
			await courier.deliver(records(before));
			await recomputePractice(courier.job, courier.connectionId);
			const was = await wholeSchool(schoolId);
			await splitPupils(
				admin,
				await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: [] }),
			);
			expect(await wholeSchool(schoolId)).toEqual(was);
			// Deliveries between merge and split end where they would have ended without either.
			const matchId = await mergePupils(admin, { pupilId: kept.pupilId, otherId: other.pupilId, reasons: [] });
			await courier.deliver(records(since));
			await splitPupils(admin, matchId);
			await recomputePractice(courier.job, courier.connectionId);
			const { attempts: owners } = await idsOf(schoolId);
			const mine = [...before, ...since].filter(({ who, entry }) => who === 1 && !entry).length;
			expect(owners.filter((id) => id === other.pupilId)).toHaveLength(mine);
			const added = await sums(schoolId);
			await rebuildPractice(courier.job, courier.connectionId);
			expect(await sums(schoolId)).toEqual(added);
			expect(await unequal(schoolId)).toEqual([]);
		}),
		{ numRuns: sized(8, 15) },
	);
}, 120_000);

it("is decided by an admin of the school, for two pupils of it", async () => {
	const { schoolId, admin, kept, other } = await doubled();
	const elsewhere = await createPupil((await createSchool()).schoolId);
	const { personId } = await createEmployee(schoolId);
	const merge = (pupilId: PersonId, otherId: PersonId, scope = admin) =>
		mergePupils(scope, { pupilId, otherId, reasons: [] });
	await expect(merge(kept.pupilId, other.pupilId, scopeOf(schoolId, admin.userId, "staff"))).rejects.toThrow(
		"not-allowed",
	);
	await expect(merge(kept.pupilId, kept.pupilId)).rejects.toThrow("invalid");
	await expect(merge(kept.pupilId, elsewhere.pupilId)).rejects.toThrow("not-found");
	await expect(merge(kept.pupilId, personId)).rejects.toThrow("not-found");
	await expect(splitPupils(admin, eckIdOf("x").slice(-8))).rejects.toThrow();
	await askErasure(admin, { pupilId: other.pupilId, typedName: "Sem Bos" });
	await expect(merge(kept.pupilId, other.pupilId)).rejects.toThrow("erasure-asked");
});

it("says that two are two once, and takes it back", async () => {
	const { admin, kept, other } = await doubled();
	const two = { pupilId: kept.pupilId, otherId: other.pupilId, reasons: ["same-name"] };
	await tellApart(admin, two);
	await tellApart(admin, { ...two, pupilId: two.otherId, otherId: two.pupilId });
	const rows = () => inSchool(admin, (tx) => tx.personMatch.findMany());
	const [row, ...more] = await rows();
	expect([row?.state, more.length]).toEqual(["different", 0]);
	await reconsider(admin, row?.id ?? "");
	expect((await rows()).map(({ state }) => state)).toEqual(["reconsidered"]);
	await expect(reconsider(admin, row?.id ?? "")).rejects.toThrow("not-found");
});

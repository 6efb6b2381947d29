import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId } from "../../domain/ids";
import { findPupilPage } from "../../queries/pupils/find-pupil-page";
import { listPupilProvenance } from "../../queries/pupils/list-pupil-provenance";
import { selectTestFacts } from "../../queries/pupils/select-test-facts";
import { findPupilResults } from "../../queries/result-marks/find-pupil-results";
import { listDisputes } from "../../queries/result-marks/list-disputes";
import { anEntry, createCourier, withdrawalOf } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createAccount,
	createAccountAt,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
} from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { personScope } from "../../testing/person-scope";
import { sized } from "../../testing/sizes";
import { decideDispute, type MarkDecision } from "./decide-dispute";
import { disputeResult } from "./dispute-result";
import { retractDispute } from "./retract-dispute";

testDatabase();

const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000).toISOString();

async function world(count = 1) {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school, { name: "7a" });
	const courier = await createCourier(schoolId);
	const pupils = [];
	for (let i = 0; i < count; i += 1) pupils.push(await createPupil(schoolId, { givenName: `P${i}`, groupId }));
	const pupil = pupils[0] as (typeof pupils)[number];
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "class-teacher", groupId });
	const accountOf = async (name: string) =>
		(await createAccountAt(schoolId, (await createAccount({ name })).userId)).userId;
	const teacher = personScope({ schoolId, personId, userId: await accountOf("Marit") });
	const admin = scopeOf(schoolId, await accountOf("Dirk"));
	/** A percentage of a test, delivered at a moment of change. */
	const entry = (eckId: string, sourceId: string, percentage: number, changed = 9) => {
		const base = anEntry(eckId, { sourceId, takenAt: daysAgo(10), modifiedAt: daysAgo(10 - changed) });
		const text = String(percentage);
		const outcome = {
			kind: "score" as const,
			type: "percentage-correct" as const,
			partSourceId: "",
			text,
			number: text,
		};
		return { ...base, outcomes: [{ ...outcome, maximum: null, scaleIds: [] }] };
	};
	const entryIdOf = (sourceId: string) =>
		inSchool(school, async (tx) => (await tx.sittingEntry.findFirstOrThrow({ where: { sourceId } })).id);
	const dispute = async (pupilId: PersonId, sourceId: string, text = "") =>
		disputeResult(teacher, { pupilId, entryId: await entryIdOf(sourceId), reason: "wrong-value", text });
	const decide = async (decision: MarkDecision) => {
		const [open] = await listDisputes(admin);
		await decideDispute(admin, open?.markId ?? "", decision);
	};
	return { school, schoolId, courier, pupils, pupil, teacher, admin, entry, entryIdOf, dispute, decide };
}

const factsOf = (school: { schoolId: SchoolId }, scope: Parameters<typeof selectTestFacts>[1], pupilId: PersonId) =>
	inSchool(school, async (tx) => (await selectTestFacts(tx, scope, [pupilId], scope.today)).map((fact) => fact.text));

describe("a disputed result", () => {
	it("counts until it is set aside, and says so where the figure comes from", async () => {
		const { courier, pupil, teacher, admin, school, entry, dispute, decide } = await world();
		const { pupilId, eckId } = pupil;
		await courier.deliver([entry(eckId, "e1", 40), { ...entry(eckId, "e0", 80), takenAt: daysAgo(30) }]);
		await dispute(pupilId, "e1", "Een ander kind zat aan dit apparaat");
		const marks = async () => (await listPupilProvenance(teacher, pupilId)).find((one) => one.marks)?.marks;
		expect(await factsOf(school, teacher, pupilId)).toEqual(["40", "80"]);
		expect(await marks()).toMatchObject({ disputed: 1, setAside: 0, pupilId });
		await decide("set-aside");
		expect(await factsOf(school, teacher, pupilId)).toEqual(["80"]);
		expect(await marks()).toMatchObject({ disputed: 0, setAside: 1, setAsideAt: expect.any(Date) });
		const [shown] = (await findPupilResults(teacher, pupilId))?.results ?? [];
		expect(shown).toMatchObject({ isSetAside: true, mark: { state: "set-aside", disputedBy: "Marit" } });
		await decide("count-again");
		expect(await factsOf(school, teacher, pupilId)).toEqual(["40", "80"]);
		await decide("stands");
		expect(await listDisputes(admin)).toEqual([]);
		const log = await inSchool(school, (tx) =>
			tx.auditEvent.findMany({ where: { action: { startsWith: "result." } } }),
		);
		expect(log.map((event) => event.action).toSorted()).toEqual(
			["result.count-again", "result.dispute", "result.set-aside", "result.stands"].toSorted(),
		);
		expect(JSON.stringify(log)).not.toContain("apparaat");
	});

	it("stays out when the supplier delivers it again, also changed or withdrawn; the admin is told", async () => {
		const { courier, pupil, teacher, admin, school, entry, dispute, decide } = await world();
		const { pupilId, eckId } = pupil;
		const first = entry(eckId, "e1", 40, 1);
		await courier.deliver([first]);
		await dispute(pupilId, "e1");
		await decide("set-aside");
		await courier.deliver([first]);
		expect((await listDisputes(admin))[0]).toMatchObject({ changedAt: null, isWithdrawn: false });
		await courier.deliver([entry(eckId, "e1", 90, 2)]);
		expect(await factsOf(school, teacher, pupilId)).toEqual([]);
		expect((await listDisputes(admin))[0]?.changedAt).toBeInstanceOf(Date);
		await courier.deliver([withdrawalOf(first, daysAgo(7))]);
		expect((await listDisputes(admin))[0]).toMatchObject({ isWithdrawn: true });
		await courier.deliver([entry(eckId, "e1", 95, 4)]);
		await decide("count-again");
		expect(await factsOf(school, teacher, pupilId)).toEqual(["95"]);
	});

	it("leaves the figures of the whole class as if it was never delivered", async () => {
		const rowsOf = async (setAside: boolean) => {
			const { courier, pupils, pupil, teacher, entry, dispute, decide } = await world(8);
			const entries = pupils.map(({ eckId }, i) => entry(eckId, `e${i}`, 10 + 10 * i));
			await courier.deliver(setAside ? entries : entries.filter((_, i) => i !== 3));
			if (setAside) {
				await dispute(pupils[3]?.pupilId as PersonId, "e3");
				await decide("set-aside");
			}
			const input = { pupilId: pupil.pupilId, period: { key: "year" as const }, connectionId: null };
			const page = await findPupilPage(teacher, input);
			return page?.rows.map(({ subjectName, value, comparison }) => ({ subjectName, value, comparison }));
		};
		const [without, never] = [await rowsOf(true), await rowsOf(false)];
		expect(never?.[0]?.comparison.n).toBe(7);
		expect(without).toEqual(never);
	});

	it("is disputed by who sees it, once, and decided by an admin, once", async () => {
		const { courier, schoolId, pupil, teacher, admin, entry, entryIdOf, dispute } = await world();
		const { pupilId, eckId } = pupil;
		await courier.deliver([entry(eckId, "e1", 40)]);
		const stranger = personScope({ schoolId, personId: (await createEmployee(schoolId)).personId });
		const entryId = await entryIdOf("e1");
		const input = { pupilId, entryId, reason: "other" as const, text: "" };
		await expect(disputeResult(stranger, input)).rejects.toThrow("not-found");
		await expect(disputeResult(admin, input)).rejects.toThrow("not-found");
		const other = await createPupil(schoolId);
		await expect(disputeResult(teacher, { ...input, pupilId: other.pupilId })).rejects.toThrow("not-found");
		await dispute(pupilId, "e1");
		await expect(dispute(pupilId, "e1")).rejects.toThrow("result-marked");
		const markId = (await listDisputes(admin))[0]?.markId ?? "";
		await expect(decideDispute(teacher, markId, "set-aside")).rejects.toThrow("not-allowed");
		await retractDispute(teacher, pupilId, markId);
		await expect(decideDispute(admin, markId, "set-aside")).rejects.toThrow("mark-decided");
		await dispute(pupilId, "e1");
		const elsewhere = scopeOf((await createSchool()).schoolId, admin.userId);
		const again = (await listDisputes(admin))[0]?.markId ?? "";
		await expect(decideDispute(elsewhere, again, "set-aside")).rejects.toThrow("not-found");
	});

	it("of a subject that the teacher does not teach is not theirs", async () => {
		const { courier, school, schoolId, pupil, entry, entryIdOf } = await world();
		const { groupId } = await createGroup(school, { kind: "lesson-group", subjectKey: "english" });
		await addMember(schoolId, groupId, pupil.pupilId);
		const { personId } = await createEmployee(schoolId);
		await assign(schoolId, personId, { kind: "teacher", groupId });
		await courier.deliver([entry(pupil.eckId, "e1", 40)]);
		const english = personScope({ schoolId, personId });
		const input = { pupilId: pupil.pupilId, entryId: await entryIdOf("e1"), reason: "other" as const, text: "" };
		await expect(disputeResult(english, input)).rejects.toThrow("not-found");
		expect((await findPupilResults(english, pupil.pupilId))?.results).toEqual([]);
	});
});

/** What the supplier sends of one entry, in an order of its own making. */
const sending = fc.record({
	percentage: fc.integer({ min: 0, max: 100 }),
	changed: fc.integer({ min: 1, max: 5 }),
	kind: fc.constantFrom("final", "final", "in-progress", "withdrawn"),
});

it("set aside and counted again is what it would have been, whatever the supplier sends before, between and after", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(sending, { maxLength: 3 }),
			fc.array(sending, { maxLength: 3 }),
			fc.array(sending, { maxLength: 3 }),
			async (before, between, after) => {
				const stored = async (isMarked: boolean) => {
					const { courier, school, pupil, teacher, entry, dispute, decide } = await world();
					const { pupilId, eckId } = pupil;
					const send = async (all: typeof before) => {
						for (const { percentage, changed, kind } of all) {
							const one = entry(eckId, "e1", percentage, changed);
							const record =
								kind === "withdrawn"
									? withdrawalOf(one, daysAgo(10 - changed))
									: { ...one, status: kind as "final" | "in-progress" };
							await courier.deliver([record]);
						}
					};
					await courier.deliver([entry(eckId, "e1", 50, 1)]);
					if (isMarked) {
						await dispute(pupilId, "e1");
						await send(before);
						await decide("set-aside");
						await send(between);
						expect(await factsOf(school, teacher, pupilId)).toEqual([]);
						await decide("count-again");
					} else for (const all of [before, between]) await send(all);
					await send(after);
					return inSchool(school, async (tx) => {
						const { status, missing, deliveredStatus } = await tx.sittingEntry.findFirstOrThrow();
						const texts = (await tx.outcome.findMany()).map((outcome) => outcome.text);
						return { status, missing, deliveredStatus, texts };
					});
				};
				expect(await stored(true)).toEqual(await stored(false));
			},
		),
		{ numRuns: sized(6, 12) },
	);
}, 120_000);

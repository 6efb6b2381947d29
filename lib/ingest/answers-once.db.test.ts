import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inSchool } from "../db/in-school";
import type { ConnectionId, SchoolId } from "../domain/ids";
import type { AttemptRecord, DomainRecord } from "../domain/records";
import { anAttempt, createCourier, withdrawalOf } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool, eckIdOf } from "../testing/factories";
import { sized } from "../testing/sizes";
import { rebuildPractice, recomputePractice } from "./recompute-practice";
import { countAnswers, type Sighting } from "./write/count-answers";

testDatabase();

const eckId = eckIdOf("answers once");
const begin = Date.parse("2025-10-01T10:00:00.000Z");
const answer = (seconds: number, over: Partial<AttemptRecord> = {}) =>
	anAttempt(eckId, {
		...{ at: new Date(begin + seconds * 1000).toISOString(), reportedAs: "evaluated", unitId: null, durationMs: null },
		...over,
	});
const byServer = { reportedAs: "attempted" };
const mark = (seconds: number, over: Partial<AttemptRecord> = {}) =>
	answer(seconds, { reportedAs: "assessed", role: "mark", success: null, ...over });

async function aSchool() {
	const { schoolId } = await createSchool();
	await createPupil(schoolId, { identifiers: [{ type: "eck-id", value: eckId }] });
	const courier = await createCourier(schoolId);
	return { schoolId, courier, connectionId: courier.connectionId };
}

/** What stands: attempts, and the sums of the day. */
function standing(schoolId: SchoolId, connectionId: ConnectionId) {
	return inSchool({ schoolId }, async (tx) => ({
		attempts: await tx.attempt.findMany({
			where: { connectionId },
			orderBy: { id: "asc" },
			select: { at: true, itemId: true, success: true, scoreRatio: true, marked: true },
		}),
		days: await tx.practiceDay.findMany({
			where: { connectionId },
			orderBy: [{ kind: "asc" }, { key: "asc" }, { day: "asc" }],
			omit: { pupilId: true, schoolId: true, connectionId: true },
		}),
		beside: await tx.attemptEcho.count({ where: { connectionId } }),
	}));
}

async function sums(schoolId: SchoolId) {
	const row = await inSchool({ schoolId }, (tx) => tx.practiceDay.findFirst({ where: { kind: "total" } }));
	return row && { attempts: row.attempts, judged: row.judged, correct: row.correct };
}

describe("an answer that a page and its server tell of", () => {
	it("counts once at once, in one delivery and in two, and the other ends as unchanged with why", async () => {
		for (const split of [false, true]) {
			const { schoolId, courier } = await aSchool();
			const [page, server] = [answer(0), answer(1, byServer)];
			const reports = split
				? [await courier.deliver([page]), await courier.deliver([server])]
				: [await courier.deliver([page, server])];
			const records = reports.flatMap((report) => report.records);
			expect(records.map(({ outcome, reason }) => [outcome, reason?.code])).toEqual([
				["written", undefined],
				["unchanged", "same-answer"],
			]);
			expect(await sums(schoolId)).toEqual({ attempts: 1, judged: 1, correct: 1 });
		}
	});

	it("stays two with two verdicts", async () => {
		const { schoolId, courier } = await aSchool();
		await courier.deliver([answer(0), answer(1, { ...byServer, success: false })]);
		expect(await sums(schoolId)).toEqual({ attempts: 2, judged: 2, correct: 1 });
	});

	it("lets the other count when the one that counts is withdrawn", async () => {
		const { schoolId, courier, connectionId } = await aSchool();
		const [page, server] = [answer(0), answer(1, byServer)];
		await courier.deliver([page]);
		await courier.deliver([server]);
		await courier.deliver([withdrawalOf(page)]);
		await recomputePractice(courier.job, connectionId);
		expect(await sums(schoolId)).toEqual({ attempts: 1, judged: 1, correct: 1 });
		await courier.deliver([withdrawalOf(server)]);
		await recomputePractice(courier.job, connectionId);
		expect(await standing(schoolId, connectionId)).toEqual({ attempts: [], days: [], beside: 0 });
	});

	it("counts once where both come at the same moment, by deliveries side by side", async () => {
		const { schoolId, courier, connectionId } = await aSchool();
		const items = Array.from({ length: 12 }, (_, item) => ({ itemId: `item-${item}` }));
		// Known items: their first attempt keeps nobody waiting.
		await courier.deliver(items.map((item) => answer(-600, { ...item, reportedAs: "answered" })));
		await Promise.all(
			items.flatMap((item) => [
				courier.deliver([answer(0, item)]),
				courier.deliver([answer(1, { ...item, ...byServer })]),
			]),
		);
		await recomputePractice(courier.job, connectionId);
		expect(await sums(schoolId)).toMatchObject({ attempts: 24 });
	});
});

describe("a mark that is given later", () => {
	it("corrects the answer that stands, whichever comes first, and goes when it is withdrawn", async () => {
		const { schoolId, courier, connectionId } = await aSchool();
		const [made, marked] = [answer(0, { success: null }), mark(90_000, { scoreRatio: 0.5 })];
		await courier.deliver([marked]);
		await recomputePractice(courier.job, connectionId);
		expect(await sums(schoolId)).toMatchObject({ attempts: 1 });
		await courier.deliver([made]);
		await recomputePractice(courier.job, connectionId);
		const { attempts, days } = await standing(schoolId, connectionId);
		expect(attempts).toMatchObject([{ at: new Date(made.at), success: null, scoreRatio: 0.5, marked: true }]);
		expect(days.filter(({ kind }) => kind === "total")).toMatchObject([{ attempts: 1, partial: 1, partialSum: 0.5 }]);
		await courier.deliver([withdrawalOf(marked)]);
		await recomputePractice(courier.job, connectionId);
		expect((await standing(schoolId, connectionId)).attempts).toMatchObject([{ scoreRatio: null, marked: false }]);
	});
});

const sightingArbitrary = fc.record({
	seconds: fc.integer({ min: 0, max: 10 }).map((half) => half / 2),
	item: fc.constantFrom("item-1", "item-2"),
	way: fc.constantFrom("evaluated", "attempted", "answered"),
	success: fc.constantFrom(true, false, null),
	/** Around midnight in Amsterdam too. */
	late: fc.boolean(),
	isMark: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
	withdrawn: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
});
/** Seconds from the begin to two seconds before midnight. */
const midnight = 12 * 3600 - 2;

function toRecords(told: readonly (typeof sightingArbitrary extends fc.Arbitrary<infer T> ? T : never)[]) {
	return told.map(({ seconds, item, way, success, late, isMark, withdrawn }, n) => {
		const over = { itemId: item, success, sourceId: `source-${n}` };
		const at = seconds + (late ? midnight : 0);
		return { record: isMark ? mark(at, over) : answer(at, { ...over, reportedAs: way }), withdrawn };
	});
}

/** The model: what counts of what was not withdrawn, by the pure rule. */
function expectedOf(records: readonly AttemptRecord[]) {
	const sightings = (item: string): Sighting[] =>
		records
			.filter(({ itemId }) => itemId === item)
			.map((record) => ({
				id: record.sourceId,
				at: Date.parse(record.at),
				reportedAs: record.reportedAs ?? null,
				success: record.success,
				scoreRatio: record.scoreRatio,
				role: record.role ?? "answer",
			}));
	return ["item-1", "item-2"].flatMap((item) => [...countAnswers(sightings(item)).values()]).length;
}

describe("what was told of answers", () => {
	it("stands the same in every order and in every split of deliveries", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(sightingArbitrary, { minLength: 2, maxLength: 6 }).map(toRecords),
				fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 14, maxLength: 14 }),
				fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
				async (told, order, cuts) => {
					const messages: DomainRecord[] = told.flatMap(({ record, withdrawn }) =>
						withdrawn ? [record, { ...withdrawalOf(record), sourceId: `void-${record.sourceId}` }] : [record],
					);
					const shuffled = messages
						.map((message, n) => ({ message, key: order[n] ?? 0 }))
						.toSorted((a, b) => a.key - b.key)
						.map(({ message }) => message);
					const states = [];
					for (const sent of [messages, shuffled]) {
						const { schoolId, courier, connectionId } = await aSchool();
						let batch: DomainRecord[] = [];
						for (const [n, message] of sent.entries()) {
							batch.push(message);
							if (!cuts[n] && n < sent.length - 1) continue;
							await courier.deliver(batch);
							if (cuts[n + 1]) await recomputePractice(courier.job, connectionId);
							batch = [];
						}
						await recomputePractice(courier.job, connectionId);
						const added = await standing(schoolId, connectionId);
						await rebuildPractice(courier.job, connectionId);
						expect(await standing(schoolId, connectionId)).toEqual(added);
						states.push(sorted(added));
					}
					expect(states[1]).toEqual(states[0]);
					const kept = told.flatMap(({ record, withdrawn }) => (withdrawn ? [] : [record]));
					expect(states[0]?.attempts.length).toBe(expectedOf(kept));
				},
			),
			{ numRuns: sized(12, 60), seed: 16 },
		);
	}, 600_000);
});

/** Ids hang on the connection: rows in the order of what they say. */
const sorted = (state: Awaited<ReturnType<typeof standing>>) => ({
	...state,
	attempts: state.attempts.map((row) => JSON.stringify(row)).sort(),
});

import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { compareTries, isResult as isResultOf, type Try } from "../../standing/counting-result";
import { testDatabase } from "../../testing/database";
import { createConnection, createPupil, createSchool } from "../../testing/factories";
import { createDelivery } from "../../testing/goal-facts";
import { countingFirst, isResult } from "./counting-order";

testDatabase();

it("orders tries in SQL as the function does", async () => {
	const school = await createSchool();
	const { schoolId } = school;
	const { connectionId } = await createConnection(schoolId);
	const { pupilId } = await createPupil(schoolId);
	const { deliveryId, receivedAt } = await createDelivery({ schoolId, connectionId });
	const moments = fc.integer({ min: 0, max: 3 }).map((minute) => new Date(Date.UTC(2026, 10, 16, 9, minute)));
	const kinds = fc.record({
		status: fc.constantFrom("in-progress", "final", "withdrawn", "set-aside" as const),
		missing: fc.boolean(),
		takenAt: fc.option(moments, { freq: 5 }),
		modifiedAt: moments,
		hasValue: fc.boolean(),
	}) as fc.Arbitrary<Omit<Try, "entryId" | "pupilId">>;
	const tries: Try[] = fc
		.sample(kinds, { numRuns: 300, seed: 31 })
		.map((one) => ({ ...one, pupilId: pupilId as PersonId, entryId: newId() }));
	await inSchool(school, (tx) =>
		tx.sittingEntry.createMany({
			data: tries.map(({ entryId: id, hasValue: _, ...one }, recordIndex) => ({
				...{ ...one, schoolId, connectionId, id, sourceId: id, deliveryId, receivedAt, recordIndex },
				deliveredStatus: one.status === "set-aside" ? "final" : null,
				fingerprint: randomBytes(8),
			})),
		}),
	);
	// A time alone says nothing of how it went.
	const outcome = { schoolId, position: 0, kind: "score", text: "1", number: 1 };
	await inSchool(school, (tx) =>
		tx.outcome.createMany({
			data: tries.map(({ entryId, hasValue }) => ({
				...{ ...outcome, entryId, type: hasValue ? "percentage-correct" : "duration-seconds" },
			})),
		}),
	);
	const rows = await inSchool(
		school,
		(tx) => tx.$queryRaw<{ id: string; isResult: boolean }[]>`
			SELECT e.id, ${isResult} AS "isResult" FROM sitting_entry e
			WHERE e.school_id = ${schoolId}::uuid AND e.pupil_id = ${pupilId}::uuid ORDER BY ${countingFirst}`,
	);
	const expected = tries.toSorted(compareTries);
	expect(rows).toEqual(expected.map((one) => ({ id: one.entryId, isResult: isResultOf(one) })));
});

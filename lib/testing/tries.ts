import { randomBytes } from "node:crypto";
import { newId } from "../db/ids";
import { inSchool } from "../db/in-school";
import type { PersonId } from "../domain/ids";
import { createDelivery, type FactPlace } from "./goal-facts";

/** What a supplier says of a pupil on a test; times are UTC ("2026-11-10T09:00"). */
export interface WrittenTry {
	readonly pupilId: PersonId;
	readonly takenAt: string;
	/** Null: when it was taken. */
	readonly modifiedAt?: string;
	readonly status?: "final" | "in-progress" | "withdrawn" | "set-aside";
	readonly missing?: boolean;
	/** Scores of the whole test, all of one type, in the order of the message. */
	readonly scores?: readonly number[];
}

/** A test of a subject with everything that was said of it, on as many days as there are; each day is a sitting. */
export async function writeTries(
	place: FactPlace,
	test: {
		readonly sourceId: string;
		readonly subjectKey: string | null;
		readonly type?: string;
		readonly name?: string;
	},
	tries: readonly WrittenTry[],
): Promise<{ assessmentId: string; sittingOn: (day: string) => string }> {
	// Long enough ago to be published.
	const { deliveryId, receivedAt } = await createDelivery(place, { receivedAt: new Date("2026-11-18T12:00:00Z") });
	const { schoolId } = place;
	const assessmentId = newId();
	const days = [...new Set(tries.map((one) => one.takenAt.slice(0, 10)))];
	const sittings = new Map(days.map((day) => [day, newId()]));
	const { sourceId, subjectKey, type = "percentage-correct", name = sourceId } = test;
	const entries = tries.map((one) => ({ ...one, id: newId() }));
	await inSchool(place, async (tx) => {
		await tx.assessment.create({
			data: { ...place, id: assessmentId, sourceId, name, subjectKey, subjectName: subjectKey },
		});
		await tx.sitting.createMany({
			data: [...sittings].map(([day, id]) => ({ schoolId, id, assessmentId, day: new Date(day) })),
		});
		await tx.sittingEntry.createMany({
			data: entries.map(({ id, pupilId, takenAt, modifiedAt = takenAt, status = "final", missing = false }, index) => ({
				...{ ...place, id, sourceId: id, assessmentId, pupilId, status, missing, deliveryId, receivedAt },
				...{ sittingId: sittings.get(takenAt.slice(0, 10)) ?? null, recordIndex: index, fingerprint: randomBytes(8) },
				...{ takenAt: new Date(`${takenAt}Z`), modifiedAt: new Date(`${modifiedAt}Z`) },
				deliveredStatus: status === "set-aside" ? "final" : null,
			})),
		});
		await tx.outcome.createMany({
			data: entries.flatMap(({ id, scores = [] }) =>
				scores.map((score, position) => ({
					...{ schoolId, entryId: id, position, kind: "score", type, text: String(score), number: score },
					...{ partSourceId: "", scaleIds: [] },
				})),
			),
		});
	});
	return { assessmentId, sittingOn: (day) => sittings.get(day) ?? "" };
}

import { randomBytes } from "node:crypto";
import { newId } from "../db/ids";
import { inSchool } from "../db/in-school";
import type { ConnectionId, GoalId, PersonId, SchoolId } from "../domain/ids";
import { makeMonth } from "../ingest/months/make-month";
import { recomputeDays } from "../ingest/write/recompute-days";

/** Facts on goals for tests and trial schools; each goes through the same rollup as a delivery. Days are yyyy-mm-dd. */
export interface FactPlace {
	readonly schoolId: SchoolId;
	readonly connectionId: ConnectionId;
}

const noon = (day: string, minute = 0) => new Date(Date.parse(`${day}T11:00:00Z`) + minute * 60_000);

/** Maps what a supplier has to a goal, with a title for the screens. */
export async function mapToGoal(
	place: FactPlace,
	goalId: GoalId,
	of: { kind: "unit" | "item" | "assessment" | "part"; sourceId: string; title?: string },
): Promise<void> {
	const { kind, sourceId, title = sourceId } = of;
	await inSchool(place, async (tx) => {
		await tx.supplierUnit.createMany({
			data: [{ ...place, kind, sourceId, title, mapped: true }],
			skipDuplicates: true,
		});
		await tx.goalMapping.create({ data: { ...place, kind, sourceId, goalId, version: 1 } });
		await tx.connection.update({
			where: { schoolId_id: { schoolId: place.schoolId, id: place.connectionId } },
			data: { mappingVersion: 1 },
		});
	});
}

export async function createDelivery(place: FactPlace, over: { receivedAt?: Date; messageId?: string } = {}) {
	const id = newId();
	const receivedAt = over.receivedAt ?? new Date();
	const data = { ...place, id, receivedAt, standard: "xapi", version: "1.0.3", bytes: 1, sha256: randomBytes(32) };
	await inSchool(place, (tx) => tx.delivery.create({ data: { ...data, messageId: over.messageId ?? null } }));
	return { deliveryId: id, receivedAt };
}

/** What a pupil did on a day at items of a unit: `right` of `taken`, each at a new item unless `again`. */
export interface Practised {
	readonly pupilId: PersonId;
	readonly day: string;
	readonly taken: number;
	readonly right: number;
	readonly unitId?: string;
	/** Items of an earlier day, so that these are no first attempts. */
	readonly again?: string;
}

export async function addPractice(place: FactPlace, practised: readonly Practised[]): Promise<void> {
	const { deliveryId, receivedAt } = await createDelivery(place);
	const rows = practised.flatMap(({ pupilId, day, taken, right, unitId = "unit", again }) =>
		Array.from({ length: taken }, (_, index) => ({
			...place,
			id: newId(),
			at: noon(day, index),
			pupilId,
			itemId: `${unitId}/${again ?? day}/${index}`,
			unitId,
			success: index < right,
			durationMs: 30_000,
			deliveryId,
			recordIndex: index,
			receivedAt,
			mappingVersion: 1,
		})),
	);
	for (const month of new Set(practised.map(({ day }) => day.slice(0, 7)))) await makeMonth(month);
	await inSchool(place, async (tx) => {
		await tx.attempt.createMany({ data: rows });
		await recomputeDays(
			tx,
			place,
			practised.map(({ pupilId, day }) => ({ pupil_id: pupilId, day })),
		);
	});
}

/** What the supplier itself says of a unit. */
export async function addLevel(
	place: FactPlace,
	level: { pupilId: PersonId; day: string; score: number | null; unitId: string; status?: string },
): Promise<void> {
	const { deliveryId, receivedAt } = await createDelivery(place);
	const { pupilId, day, score, unitId, status = "started" } = level;
	const data = { ...place, id: newId(), pupilId, unitId, status, score, scoreMinimum: 200, scoreMaximum: 800 };
	const origin = { at: noon(day), sourceId: newId(), deliveryId, recordIndex: 0, receivedAt };
	await inSchool(place, (tx) => tx.unitProgress.create({ data: { ...data, ...origin } }));
}

/** One test on one day, with a score for each pupil on the whole or on a part. */
export async function addSitting(
	place: FactPlace,
	test: {
		name: string;
		sourceId?: string;
		day: string;
		type: string;
		part?: string;
		status?: string;
		scaleIds?: string[];
	},
	scores: readonly { readonly pupilId: PersonId; readonly text: string }[],
): Promise<{ assessmentId: string }> {
	const { deliveryId, receivedAt } = await createDelivery(place, { messageId: `message-${test.name}` });
	const [assessmentId, sittingId] = [newId(), newId()];
	const { schoolId } = place;
	const sourceId = test.sourceId ?? test.name;
	await inSchool(place, async (tx) => {
		await tx.assessment.create({ data: { ...place, id: assessmentId, sourceId, name: test.name } });
		if (test.part)
			await tx.assessmentPart.create({
				data: { schoolId, assessmentId, sourceId: test.part, name: test.part, index: 0 },
			});
		await tx.sitting.create({ data: { schoolId, id: sittingId, assessmentId, day: noon(test.day) } });
		const entries = scores.map((score) => ({ ...score, id: newId() }));
		await tx.sittingEntry.createMany({
			data: entries.map(({ id, pupilId }, recordIndex) => ({
				...{ ...place, id, sourceId: id, sittingId, assessmentId, pupilId, deliveryId, receivedAt, recordIndex },
				...{ takenAt: noon(test.day), status: test.status ?? "final", modifiedAt: noon(test.day) },
				fingerprint: randomBytes(8),
			})),
		});
		await tx.outcome.createMany({
			data: entries.map(({ id, text }) => ({
				...{ schoolId, entryId: id, position: 0, kind: "score", type: test.type, text },
				...{
					number: Number.isNaN(Number(text)) ? null : text,
					partSourceId: test.part ?? "",
					scaleIds: test.scaleIds ?? [],
				},
			})),
		});
	});
	return { assessmentId };
}

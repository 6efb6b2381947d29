import { createHash } from "node:crypto";
import type { JobScope } from "../authz/scope";
import { announcePractice } from "../db/announce-practice";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { RecordOutcome, RecordReport } from "../domain/delivery";
import type { ConnectionId, DeliveryId, PersonId } from "../domain/ids";
import type { LeftAsItWas } from "../domain/replayed";
import type { DeliveryMessage, ParsedRecord } from "../standards/contract";
import { boundTimes } from "./bound-times";
import { lockConnection } from "./connection-lock";
import { dropHeld } from "./drop-held";
import { type FoundDelivery, findKept } from "./find-kept";
import { hasEnded } from "./has-ended";
import { matchPupils } from "./match";
import { withMonths } from "./months/with-months";
import { moveOutcomes } from "./move-outcomes";
import { readKept } from "./read-kept";
import { namedKind } from "./report";
import { type AskedRecord, type ReplayWanted, selectReplayable } from "./select-replayable";
import { siftNewer } from "./sift-newer";
import { referenceOf, sortRecords } from "./sort-records";
import { translate } from "./translate";
import { olderThanStored, type Place } from "./write/fact";
import { removeFacts } from "./write/remove-facts";
import { write } from "./write/write";
import { writeHeld } from "./write/write-held";
import { writeRefused } from "./write/write-refused";

export interface ReplayedRecord {
	readonly index: number;
	readonly before: { readonly outcome: RecordOutcome; readonly code: string };
	readonly outcome: RecordOutcome | LeftAsItWas;
	readonly code: string | null;
}

/** Keeps what became of the records, in the transaction in which it came about. */
export type KeepReplayed = (tx: SchoolTransaction, records: readonly ReplayedRecord[]) => Promise<void>;

/**
 * Reads the kept body of a delivery again, with the roster and the settings of now, for the records that are wanted and
 * are not written yet. What was written stays as it is, but for what a decision had read: nothing is counted twice. The delivery's counts move along.
 */
export async function replayDelivery(
	scope: JobScope,
	deliveryId: DeliveryId,
	wanted: ReplayWanted,
	keep: KeepReplayed,
): Promise<void> {
	const found = await findKept(scope, deliveryId);
	if (found === null) return inSchool(scope, (tx) => keep(tx, []));
	const message = found.kept && (await readKept(found.kept));
	const parsed = found.kept && message ? translate(message, found.kept.settings) : null;
	const place: Place = { schoolId: scope.schoolId, connectionId: found.connectionId };
	const practised = await withMonths(place, (withheld) =>
		inSchool(
			scope,
			async (tx) => {
				// Alone: no delivery, release or other replay of this connection is under way.
				await lockConnection(tx, place.connectionId, "alone");
				const asked = await selectReplayable(tx, scope, deliveryId, wanted);
				const left = await whyLeft(tx, place, found, parsed !== null);
				if (left !== null || parsed === null) {
					await keep(tx, asked.map(leftAs(left ?? "unreadable")));
					return [];
				}
				const chosen = chooseParsed(parsed, asked);
				// Read by a decision before: what became of it goes first, and comes again as it is read now.
				if (wanted.reading) await removeFacts(tx, place, writtenOf(chosen, asked));
				const { reports, pupilIds } = await again(tx, place, found, { message, chosen, withheld });
				await keep(tx, await settle(tx, place, deliveryId, asked, reports));
				return pupilIds;
			},
			{ timeout: 120_000 },
		),
	);
	announcePractice(scope.schoolId, found.connectionId, practised);
}

/** The message may have been erased, or a pupil cut out of it, since it was read: what is gone must not come back. */
async function whyLeft(
	tx: SchoolTransaction,
	place: Place,
	found: FoundDelivery,
	read: boolean,
): Promise<LeftAsItWas | null> {
	if (await hasEnded(tx, place)) return "ended";
	if (found.kept === null) return "erased";
	if (!read) return "unreadable";
	const [same] = await tx.$queryRaw<{ same: boolean }[]>`
		SELECT sha256(body) = ${createHash("sha256").update(found.kept.body).digest()} AS same FROM delivery_payload
		WHERE school_id = ${place.schoolId}::uuid AND delivery_id = ${found.deliveryId}::uuid`;
	return same?.same ? null : "erased";
}

const leftAs =
	(outcome: LeftAsItWas) =>
	({ index, outcome: before, code }: AskedRecord): ReplayedRecord => ({
		index,
		before: { outcome: before, code },
		outcome,
		code: null,
	});

function chooseParsed(parsed: readonly ParsedRecord[], asked: readonly AskedRecord[]): ParsedRecord[] {
	const wanted = new Set(asked.map(({ index }) => index));
	return parsed.filter(({ index }) => wanted.has(index));
}

function writtenOf(chosen: readonly ParsedRecord[], asked: readonly AskedRecord[]): string[] {
	const written = new Set(
		asked.filter(({ outcome }) => outcome === "written" || outcome === "unchanged").map(({ index }) => index),
	);
	return chosen.flatMap(({ index, sourceId }) => (written.has(index) && sourceId !== null ? [sourceId] : []));
}

interface Again {
	readonly message: DeliveryMessage | null;
	readonly chosen: readonly ParsedRecord[];
	readonly withheld: ReadonlySet<string>;
}

/** The steps of a delivery, for some of its records. */
async function again(tx: SchoolTransaction, place: Place, found: FoundDelivery, { message, chosen, withheld }: Again) {
	const { deliveryId, receivedAt } = found;
	await dropHeld(
		tx,
		place.schoolId,
		deliveryId,
		chosen.map(({ index }) => index),
	);
	const timely = await boundTimes(tx, place.schoolId, { parsed: chosen, message, receivedAt });
	const matches = await matchPupils(tx, place.schoolId, timely.map(referenceOf));
	const sorted = sortRecords(timely, matches, { deliveryId, receivedAt }, withheld);
	const newer = await siftNewer(tx, place, sorted.facts);
	const fresh = sorted.facts.filter((fact) => !newer.has(fact));
	const written = await write(tx, place, fresh);
	await writeHeld(tx, place, sorted.holdings);
	await writeRefused(tx, place, { deliveryId, receivedAt }, timely, matches);
	const endings = new Map(fresh.map((fact, i) => [fact, written[i] ?? olderThanStored]));
	const pupilIds = fresh.flatMap((fact): PersonId[] =>
		"pupilId" in fact && fact.record.kind !== "sitting-entry" ? [fact.pupilId] : [],
	);
	return { reports: sorted.report(sorted.facts.map((fact) => endings.get(fact) ?? olderThanStored)), pupilIds };
}

/** What became of each record, and the delivery's counts moved to it. */
async function settle(
	tx: SchoolTransaction,
	{ schoolId }: { readonly schoolId: JobScope["schoolId"]; readonly connectionId: ConnectionId },
	deliveryId: DeliveryId,
	asked: readonly AskedRecord[],
	reports: readonly RecordReport[],
): Promise<ReplayedRecord[]> {
	const ended = new Map(reports.map((report) => [report.index, report]));
	const moved = asked.flatMap(({ index, outcome: from }) => {
		const report = ended.get(index);
		if (!report) return [];
		const { reason, about } = report;
		const [code, path] = [reason?.code ?? null, reason?.path || null];
		return [{ index, from, to: report.outcome, code, path, ...namedKind(about) }];
	});
	await moveOutcomes(tx, schoolId, deliveryId, moved);
	return asked.map((record) => {
		const report = ended.get(record.index);
		if (!report) return leftAs("unreadable")(record);
		const { index, outcome, code } = record;
		return { index, before: { outcome, code }, outcome: report.outcome, code: report.reason?.code ?? null };
	});
}

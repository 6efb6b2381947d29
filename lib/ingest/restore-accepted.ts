import type { JobScope } from "../authz/scope";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { ConnectionId, DeliveryId } from "../domain/ids";
import type { DomainRecord } from "../domain/records";
import type { ParsedRecord } from "../standards/contract";
import { boundTimes } from "./bound-times";
import { lockConnection } from "./connection-lock";
import { findKept } from "./find-kept";
import { hasEnded } from "./has-ended";
import { matchPupils } from "./match";
import { readKept } from "./read-kept";
import type { KeepReplayed, ReplayedRecord } from "./replay-delivery";
import { referenceOf, sortRecords } from "./sort-records";
import { translate } from "./translate";
import { entryId } from "./write/entry-rows";
import type { Fact, Place } from "./write/fact";
import { write } from "./write/write";

/** No month of attempts is made here: entries know none. */
const noMonths: ReadonlySet<string> = new Set();

/** The next kept delivery of a connection with a refused result, from which an earlier state of it may come; by id. */
export async function nextToRestore(scope: JobScope, after: string | null): Promise<DeliveryId | null> {
	const [row] = await inSchool(
		scope,
		(tx) => tx.$queryRaw<{ id: DeliveryId }[]>`
			SELECT d.id FROM delivery AS d
			WHERE d.school_id = ${scope.schoolId}::uuid AND (${after}::uuid IS NULL OR d.id > ${after}::uuid)
				AND d.received - d.held - d.rejected - d.not_used > 0 AND EXISTS (
					SELECT FROM refused_result AS f WHERE f.school_id = d.school_id AND f.connection_id = d.connection_id)
				AND EXISTS (SELECT FROM delivery_payload AS p WHERE p.school_id = d.school_id AND p.delivery_id = d.id)
			ORDER BY d.id LIMIT 1`,
	);
	return row?.id ?? null;
}

/**
 * A refused result may have taken the place of an earlier one that was right. As if it had been rejected when it came,
 * that earlier one stands again: it is read from the kept delivery, the oldest first, so that the newest right one stays.
 */
export async function restoreAccepted(scope: JobScope, deliveryId: DeliveryId, keep: KeepReplayed): Promise<void> {
	const found = await findKept(scope, deliveryId);
	const message = found?.kept ? await readKept(found.kept).catch(() => null) : null;
	if (!found?.kept || !message) return inSchool(scope, (tx) => keep(tx, []));
	const parsed = translate(message, found.kept.settings);
	const { connectionId, receivedAt } = found;
	const place: Place = { schoolId: scope.schoolId, connectionId };
	await inSchool(
		scope,
		async (tx) => {
			await lockConnection(tx, connectionId, "alone");
			const wanted = (await hasEnded(tx, place)) ? [] : await chooseRefused(tx, place, parsed);
			const timely = await boundTimes(tx, place.schoolId, { parsed: wanted, message, receivedAt });
			const matches = await matchPupils(tx, place.schoolId, timely.map(referenceOf));
			const { facts } = sortRecords(timely, matches, { deliveryId, receivedAt }, noMonths);
			const endings = await write(tx, place, facts);
			await keep(
				tx,
				facts.flatMap((fact, at) => (endings[at]?.outcome === "written" ? [restored(fact)] : [])),
			);
		},
		{ timeout: 120_000 },
	);
}

const restored = ({ origin }: Fact): ReplayedRecord => ({
	...{ index: origin.index, before: { outcome: "stale", code: "older-than-stored" } },
	...{ outcome: "written", code: null },
});

/** Entries and withdrawals that are good, of ids that are refused as they are stored, older than what was refused. */
async function chooseRefused(
	tx: SchoolTransaction,
	place: Place & { readonly connectionId: ConnectionId },
	parsed: readonly ParsedRecord[],
): Promise<ParsedRecord[]> {
	const entries = parsed.flatMap((one) => {
		const sourceId = "record" in one ? entrySourceOf(one.record) : null;
		const modifiedAt = "record" in one && "modifiedAt" in one.record ? one.record.modifiedAt : null;
		return sourceId === null ? [] : [{ one, id: entryId(place, sourceId), modifiedAt }];
	});
	if (entries.length === 0) return [];
	const asked = JSON.stringify(entries.map(({ id, modifiedAt }, n) => ({ n, id, modified_at: modifiedAt })));
	const rows = await tx.$queryRaw<{ n: number }[]>`
		SELECT r.n FROM json_to_recordset(${asked}::json) AS r (n int, id uuid, modified_at timestamptz)
		JOIN refused_result AS f ON f.school_id = ${place.schoolId}::uuid AND f.id = r.id AND r.modified_at < f.modified_at
		JOIN sitting_entry AS e ON e.school_id = f.school_id AND e.id = f.id
		WHERE coalesce(e.delivered_status, e.status) = 'refused' OR e.modified_at < r.modified_at
		ORDER BY r.n`;
	return rows.flatMap(({ n }) => entries[n]?.one ?? []);
}

function entrySourceOf(record: DomainRecord): string | null {
	if (record.kind === "sitting-entry") return record.sourceId;
	return record.kind === "withdrawal" && record.of === "sitting-entry" ? record.targetSourceId : null;
}

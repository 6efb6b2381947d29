import type { ConnectionScope } from "../authz/scope";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { DeliveryReport } from "../domain/delivery";
import type { DeliverEndpoint, DeliveryMessage, ParsedRecord, WireRequest } from "../standards/contract";
import { lockConnection } from "./connection-lock";
import { ensureMonths } from "./ensure-months";
import { matchPupils } from "./match";
import { type Receipt, receive } from "./receive";
import { refuseWhole } from "./refuse-whole";
import { report } from "./report";
import { retryConflicts } from "./retry-conflicts";
import { referenceOf, sortRecords } from "./sort-records";
import { translate } from "./translate";
import type { Place } from "./write/fact";
import { write } from "./write/write";
import { writeHeld } from "./write/write-held";
import { writeStatements } from "./write/write-statements";

/**
 * A delivery, from bytes to facts, while the supplier waits (lib/adr/0003): receive, translate, then in one transaction
 * match, write and report. It returns after the commit; a throw leaves nothing behind.
 */
export async function deliver(
	scope: ConnectionScope,
	endpoint: DeliverEndpoint,
	message: DeliveryMessage,
	request: WireRequest,
): Promise<DeliveryReport> {
	const receipt = await receive(message, request);
	const parsed = translate(message, scope.settings, request);
	if (endpoint.allOrNothing && parsed.some((one) => "rejected" in one)) return refuseWhole(scope, receipt, parsed);
	await ensureMonths(parsed.flatMap(momentOfAttempt));
	try {
		return await retryConflicts(() => inSchool(scope, (tx) => keep(tx, scope, receipt, parsed)));
	} catch (error) {
		if (error instanceof ConflictingStatements) return refuseWhole(scope, receipt, parsed, error.indexes);
		throw error;
	}
}

/** The steps of the transaction. */
async function keep(
	tx: SchoolTransaction,
	scope: ConnectionScope,
	receipt: Receipt,
	parsed: readonly ParsedRecord[],
): Promise<DeliveryReport> {
	const place: Place = { schoolId: scope.schoolId, connectionId: scope.settings.connectionId };
	await lockConnection(tx, place.connectionId, parsed.some(takesBack) ? "alone" : "shared");
	const conflicts = await writeStatements(tx, place, receipt, parsed);
	if (conflicts.size > 0) throw new ConflictingStatements(conflicts);
	const matches = await matchPupils(tx, place.schoolId, parsed.map(referenceOf));
	const sorted = sortRecords(parsed, matches, receipt);
	const endings = await write(tx, place, sorted.facts);
	await writeHeld(tx, place, sorted.holdings);
	return report(tx, scope, receipt, sorted.report(endings));
}

/** Undoes the transaction: ids of statements are taken by other content, so all of them are refused. */
class ConflictingStatements extends Error {
	readonly indexes: ReadonlySet<number>;
	constructor(indexes: ReadonlySet<number>) {
		super("statement ids are taken by other content");
		this.indexes = indexes;
	}
}

const momentOfAttempt = (one: ParsedRecord) =>
	"record" in one && one.record.kind === "attempt" ? [one.record.at] : [];
const takesBack = (one: ParsedRecord) =>
	("record" in one && one.record.kind === "withdrawal" && one.record.of === "practice") || !!one.statement?.voids;

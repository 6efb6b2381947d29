import type { ConnectionScope } from "../authz/scope";
import { announcePractice } from "../db/announce-practice";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { DeliveryReport } from "../domain/delivery";
import type { PersonId } from "../domain/ids";
import type { DeliveryMessage, ParsedRecord, Refusal, WireRequest } from "../standards/contract";
import { beginConnection } from "./begin-connection";
import { boundTimes } from "./bound-times";
import { lockConnection } from "./connection-lock";
import { hasEnded } from "./has-ended";
import { holdConnection } from "./hold-connection";
import { matchPupils } from "./match";
import { withMonths } from "./months/with-months";
import { type Receipt, receive } from "./receive";
import { refuseWhole } from "./refuse-whole";
import { report } from "./report";
import { retryConflicts } from "./retry-conflicts";
import { referenceOf, sortRecords } from "./sort-records";
import { translate } from "./translate";
import { UnusualVolume, watchVolume } from "./watch-volume";
import type { Place } from "./write/fact";
import { write } from "./write/write";
import { writeHeld } from "./write/write-held";
import { writeRefused } from "./write/write-refused";
import { writeStatements } from "./write/write-statements";

/**
 * Refused: nothing of it written. With ids that are taken it is kept raw with its reason; where it is far more than the
 * supplier's normal day nothing is kept, the connection waits for a person, and the supplier sends it again afterwards.
 */
export type Delivered = { readonly report: DeliveryReport } | { readonly refusal: Refusal };

/**
 * A delivery, from bytes to facts, while the supplier waits (lib/adr/0003): receive, translate, then in one transaction
 * match, write and report. It returns after the commit; a throw leaves nothing behind.
 */
export async function deliver(
	scope: ConnectionScope,
	message: DeliveryMessage,
	request: WireRequest,
): Promise<Delivered> {
	const receipt = await receive(message, request);
	const parsed = translate(message, scope.settings);
	const place: Place = { schoolId: scope.schoolId, connectionId: scope.settings.connectionId };
	try {
		const kept = await withMonths(place, (withheld) =>
			retryConflicts(() => inSchool(scope, (tx) => keep(tx, scope, { message, receipt, parsed, withheld }))),
		);
		announcePractice(scope.schoolId, place.connectionId, kept.practised);
		return { report: kept.report };
	} catch (error) {
		if (error instanceof UnusualVolume) {
			await inSchool(scope, (tx) => holdConnection(tx, scope, scope.settings.connectionId, error.hold));
			return { refusal: { code: "connection-not-active", details: [] } };
		}
		if (!(error instanceof ConflictingStatements)) throw error;
		return { refusal: await refuseWhole(scope, receipt, parsed, error.indexes) };
	}
}

/** The steps of the transaction. */
async function keep(
	tx: SchoolTransaction,
	scope: ConnectionScope,
	{ message, receipt, parsed, withheld }: Delivery,
): Promise<Kept> {
	const place: Place = { schoolId: scope.schoolId, connectionId: scope.settings.connectionId };
	if (scope.isFirst) await beginConnection(tx, scope);
	await lockConnection(tx, place.connectionId, parsed.some(takesBack) ? "alone" : "shared");
	// It may have ended since this request was let in; an erasure that is under way must not find new facts behind it.
	if (await hasEnded(tx, place)) throw new Error("the connection ended while it delivered");
	await watchVolume(tx, place, receipt.receivedAt, parsed.length);
	const conflicts = await writeStatements(tx, place, receipt, parsed);
	if (conflicts.size > 0) throw new ConflictingStatements(conflicts);
	const timely = await boundTimes(tx, place.schoolId, { parsed, message, receivedAt: receipt.receivedAt });
	const matches = await matchPupils(tx, place.schoolId, timely.map(referenceOf));
	const sorted = sortRecords(timely, matches, receipt, withheld);
	const endings = await write(tx, place, sorted.facts);
	await writeHeld(tx, place, sorted.holdings);
	await writeRefused(tx, place, receipt, timely, matches);
	const practised = sorted.facts.flatMap((fact) =>
		"pupilId" in fact && fact.record.kind !== "sitting-entry" ? [fact.pupilId] : [],
	);
	return { report: await report(tx, scope, receipt, sorted.report(endings)), practised };
}

interface Delivery {
	readonly message: DeliveryMessage;
	readonly receipt: Receipt;
	readonly parsed: readonly ParsedRecord[];
	readonly withheld: ReadonlySet<string>;
}

interface Kept {
	readonly report: DeliveryReport;
	/** Whose practice it told of. */
	readonly practised: readonly PersonId[];
}

/** Undoes the transaction: ids of statements are taken by other content, so all of them are refused. */
class ConflictingStatements extends Error {
	readonly indexes: ReadonlySet<number>;
	constructor(indexes: ReadonlySet<number>) {
		super("statement ids are taken by other content");
		this.indexes = indexes;
	}
}

/** Also a mark, which changes the answer that stands. */
const takesBack = (one: ParsedRecord) =>
	!!one.statement?.voids ||
	("record" in one &&
		((one.record.kind === "withdrawal" && one.record.of === "practice") ||
			(one.record.kind === "attempt" && one.record.role === "mark")));

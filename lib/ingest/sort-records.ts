import type { RecordReport } from "../domain/delivery";
import type { PersonReference } from "../domain/identifiers";
import type { ParsedRecord } from "../standards/contract";
import type { Match } from "./match";
import { isWithheld } from "./months/is-withheld";
import type { Receipt } from "./receive";
import type { Ending, Fact, Origin } from "./write/fact";
import type { Holding } from "./write/write-held";

/** What becomes of the records of a delivery: facts to write, records to hold, and how the others end. */
export interface SortedRecords {
	readonly facts: readonly Fact[];
	readonly holdings: readonly Holding[];
	/** The report, once the endings of the facts are known. */
	report(endings: readonly Ending[]): RecordReport[];
}

/** Whom a record is about, a rejected result too; null where it names nobody. */
export function referenceOf(parsed: ParsedRecord): PersonReference | null {
	if ("rejected" in parsed) return parsed.about?.pupil ?? null;
	return "pupil" in parsed.record ? parsed.record.pupil : null;
}

/**
 * @param matches of the references, in the order of the records
 * @param withheld months (yyyy-mm) that are not made today: attempts of them wait
 */
export function sortRecords(
	parsed: readonly ParsedRecord[],
	matches: readonly (Match | null)[],
	receipt: Pick<Receipt, "deliveryId" | "receivedAt">,
	withheld: ReadonlySet<string>,
): SortedRecords {
	const facts: Fact[] = [];
	const holdings: Holding[] = [];
	const known = new Map<number, Ending>();
	const factAt: number[] = [];
	for (const [position, one] of parsed.entries()) {
		if ("rejected" in one) continue;
		const { record } = one;
		const origin: Origin = { deliveryId: receipt.deliveryId, index: one.index, receivedAt: receipt.receivedAt };
		const match = matches[position] ?? null;
		if (record.kind === "not-used") known.set(position, { outcome: "not-used", code: record.code });
		else if (record.kind === "withdrawal") factAt[facts.push({ origin, record }) - 1] = position;
		else if (match !== null && "pupilId" in match && !isWithheld(record, withheld))
			factAt[facts.push({ origin, ...match, record } as Fact) - 1] = position;
		else {
			const reason = match === null ? "unknown-pupil" : "held" in match ? match.held : "too-many-months";
			holdings.push({ origin, reason, record });
			known.set(position, { outcome: "held", code: reason });
		}
	}
	const report = (endings: readonly Ending[]) => {
		for (const [i, position] of factAt.entries()) known.set(position, endings[i] as Ending);
		return parsed.map((one, position) => reportOf(one, known.get(position)));
	};
	return { facts, holdings, report };
}

function reportOf(parsed: ParsedRecord, ending: Ending | undefined): RecordReport {
	const { index, sourceId } = parsed;
	if ("rejected" in parsed) return { index, sourceId, outcome: "rejected", reason: parsed.rejected };
	if (!ending) throw new Error(`record ${index} has no ending`);
	// A warning is told of what is written; sent again unchanged it was told already.
	const warning = ending.outcome === "written" ? parsed.warnings?.[0] : undefined;
	const reason = ending.code === null ? (warning ?? null) : { code: ending.code, path: "" };
	const told = { index, sourceId, outcome: ending.outcome, reason };
	const { record } = parsed;
	return record.kind === "not-used" && record.about ? { ...told, about: record.about } : told;
}

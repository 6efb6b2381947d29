import type { SchoolTransaction } from "../db/in-school";
import type { DomainRecord } from "../domain/records";
import type { DeliveryMessage, ParsedRecord, RejectedResult } from "../standards/contract";
import { factYears, findFactYears } from "./fact-age";
import { factTimeFault } from "./fact-time-fault";

/**
 * Rejects records whose time cannot be, or lies further back than the school lets in. What is younger than the least that
 * a school can set asks for no setting.
 */
export async function boundTimes(
	tx: SchoolTransaction,
	schoolId: string,
	{ parsed, message, receivedAt }: Timed,
): Promise<readonly ParsedRecord[]> {
	const reject = (years: number) => rejectUntimely(parsed, factTimeFault(receivedAt, years), message);
	const strict = reject(factYears.min);
	if (!strict.some((one) => "rejected" in one && one.rejected.code === "time-too-long-ago")) return strict;
	return reject(await findFactYears(tx, schoolId));
}

interface Timed {
	readonly parsed: readonly ParsedRecord[];
	/** Null: it cannot tell any more where a time stood. */
	readonly message: DeliveryMessage | null;
	readonly receivedAt: Date;
}

function rejectUntimely(
	parsed: readonly ParsedRecord[],
	faultOf: ReturnType<typeof factTimeFault>,
	message: DeliveryMessage | null,
): ParsedRecord[] {
	return parsed.map((one) => {
		const code = "record" in one ? faultOf(one.record) : null;
		if (code === null) return one;
		const { index, sourceId, statement } = one;
		const rejected = { code, path: message?.timePath?.(index) ?? "" };
		return { index, sourceId, statement, rejected, about: "record" in one ? aboutOf(one.record) : undefined };
	});
}

function aboutOf(record: DomainRecord): RejectedResult | undefined {
	if (record.kind !== "sitting-entry") return undefined;
	const { pupil, assessment, takenAt, modifiedAt } = record;
	return { pupil, assessment, takenAt, modifiedAt };
}

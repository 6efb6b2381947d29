import type { ConnectionScope } from "../authz/scope";
import { inSchool } from "../db/in-school";
import type { RecordReport } from "../domain/delivery";
import type { ParsedRecord, Refusal } from "../standards/contract";
import type { Receipt } from "./receive";
import { report } from "./report";

const together = { code: "refused-with-others", path: "" };

/**
 * Keeps a delivery of which nothing may be written because ids in it are taken by other content: raw, with the reason of
 * each record, so that the school and the supplier can see what happened.
 * @param conflicts indexes of those records
 */
export async function refuseWhole(
	scope: ConnectionScope,
	receipt: Receipt,
	parsed: readonly ParsedRecord[],
	conflicts: ReadonlySet<number>,
): Promise<Refusal> {
	const conflict = (index: number) => ({ code: "conflict", path: parsed.length === 1 ? "/id" : `/${index}/id` });
	const records = parsed.map((one): RecordReport => {
		const own = "rejected" in one ? one.rejected : null;
		const reason = conflicts.has(one.index) ? conflict(one.index) : (own ?? together);
		return { index: one.index, sourceId: one.sourceId, outcome: "rejected", reason };
	});
	await inSchool(scope, (tx) => report(tx, scope, receipt, records));
	return { code: "conflict", details: [...conflicts].sort((a, b) => a - b).map(conflict) };
}

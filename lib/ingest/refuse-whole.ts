import type { ConnectionScope } from "../authz/scope";
import { inSchool } from "../db/in-school";
import type { DeliveryReport, RecordReport } from "../domain/delivery";
import type { ParsedRecord } from "../standards/contract";
import type { Receipt } from "./receive";
import { report } from "./report";

const together = { code: "refused-with-others", path: "" };

/**
 * Keeps a delivery of which nothing may be written because something in it is wrong: raw, with the reason of each record,
 * so that the school and the supplier can see what happened.
 * @param conflicts indexes of records whose id is taken by other content
 */
export function refuseWhole(
	scope: ConnectionScope,
	receipt: Receipt,
	parsed: readonly ParsedRecord[],
	conflicts: ReadonlySet<number> = new Set(),
): Promise<DeliveryReport> {
	const records = parsed.map((one): RecordReport => {
		const own = "rejected" in one ? one.rejected : null;
		const reason = own ?? (conflicts.has(one.index) ? { code: "conflict", path: "/id" } : together);
		return { index: one.index, sourceId: one.sourceId, outcome: "rejected", reason };
	});
	return inSchool(scope, (tx) => report(tx, scope, receipt, records));
}

import type { ConnectionId } from "../../domain/ids";
import type { MeasureKey } from "../../standing/value-of-fact";

/** Names a column of a goal: one source on one measure; of a test also its assessment and part. */
export function columnKey(
	connectionId: ConnectionId,
	{ kind, assessmentId, partSourceId }: Omit<MeasureKey, "type">,
): string {
	return kind === "test" ? `${connectionId} ${assessmentId} ${partSourceId}` : `${connectionId} ${kind}`;
}

/** The series of a sitting is its assessment and part (select-messages). */
export function testOf(series: string) {
	const [assessmentId = "", ...part] = series.split(" ");
	return { assessmentId, partSourceId: part.join(" ") };
}

import type { DomainRecord } from "../../domain/records";

/** Whether a record is an attempt of a month (yyyy-mm, in UTC as the partitions are) that is not made today. */
export const isWithheld = (record: DomainRecord, withheld: ReadonlySet<string>): boolean =>
	record.kind === "attempt" && withheld.has(record.at.slice(0, 7));

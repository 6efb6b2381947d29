import { z } from "zod";
import type { PullBundle } from "../contract";
import { type CallKey, schemas } from "./schemas";

type Rows = { readonly [Key in CallKey]: readonly z.output<(typeof schemas)[Key]>[] };

/** What identifies a row of a call: a page that is sent twice, or overlaps, brings each row once. */
const idOf: { readonly [Key in CallKey]: (row: Rows[Key][number]) => string } = {
	organisations: (row) => row.organisationMasterIdentifier ?? JSON.stringify(row.organisationIds),
	schoolperiods: (row) => row.schoolPeriodId,
	groups: (row) => row.groupId,
	enrollments: (row) => row.enrollmentId,
	assignments: (row) => row.assignmentId,
	subjectofferings: (row) => row.subjectOfferingId,
	students: (row) => JSON.stringify([row.userMasterIdentifier, row.userIds]),
	employees: (row) => JSON.stringify([row.userMasterIdentifier, row.userIds]),
};

/** The rows of a bundle by call, each once: the one that changed last. Null: it is not what this standard kept. */
export function readRows({ rows }: PullBundle): Rows | null {
	const read: Record<string, readonly unknown[]> = {};
	for (const key of Object.keys(schemas) as CallKey[]) {
		const parsed = z.array(schemas[key]).safeParse(rows[key] ?? []);
		if (!parsed.success) return null;
		read[key] = latest(parsed.data, idOf[key] as (row: unknown) => string);
	}
	return read as unknown as Rows;
}

function latest<Row extends { readonly dateLastModified: string }>(
	rows: readonly Row[],
	id: (row: Row) => string,
): Row[] {
	const kept = new Map<string, Row>();
	for (const row of rows) {
		const before = kept.get(id(row));
		if (!before || Date.parse(row.dateLastModified) >= Date.parse(before.dateLastModified)) kept.set(id(row), row);
	}
	return [...kept.values()];
}

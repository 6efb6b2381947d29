import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { normalUrl } from "../../domain/normal-url";
import { AppError } from "../../errors";

/** The code of records whose pupil is named by a number of a kind that is not known for their connection. */
export const unknownKindCode = "actor-home-page-not-mapped";

/** Records that are looked at, the latest first: they nearly always name one or two systems. */
const mostRecords = 2_000;
const mostPages = 10;

export interface UnknownHomePage {
	/** The system that gave the numbers, as its address, in one spelling. */
	readonly homePage: string;
	readonly records: number;
}

/**
 * The systems whose numbers of pupils are of an unknown kind at a connection, at most ten, the most frequent first; two
 * spellings of one address are one system. Empty for a connection of another school.
 * @throws AppError not-allowed without the right
 */
export async function listHomePages(scope: Scope, connectionId: string): Promise<UnknownHomePage[]> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const spelled = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<UnknownHomePage[]>`
			WITH record AS MATERIALIZED (
				SELECT CASE WHEN d.standard = 'xapi' THEN r.source_id::uuid END AS id
				FROM delivery AS d
				JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id
				WHERE d.school_id = ${scope.schoolId}::uuid AND d.connection_id = ${connectionId}::uuid
					AND r.code = ${unknownKindCode}
				ORDER BY d.received_at DESC, r.index
				LIMIT ${mostRecords}
			)
			SELECT split_part(s.agents[1], ' ', 2) AS "homePage", count(*)::int AS records
			FROM record
			JOIN xapi_statement AS s ON s.school_id = ${scope.schoolId}::uuid AND s.connection_id = ${connectionId}::uuid
				AND s.id = record.id
			WHERE s.agents[1] LIKE 'account %'
			GROUP BY 1`,
	);
	return mergeSpellings(spelled).slice(0, mostPages);
}

function mergeSpellings(spelled: readonly UnknownHomePage[]): UnknownHomePage[] {
	const records = new Map<string, number>();
	for (const one of spelled) {
		const homePage = normalUrl(one.homePage);
		records.set(homePage, (records.get(homePage) ?? 0) + one.records);
	}
	return [...records]
		.map(([homePage, count]) => ({ homePage, records: count }))
		.sort((a, b) => b.records - a.records || (a.homePage < b.homePage ? -1 : 1));
}

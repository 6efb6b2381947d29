import { Prisma } from "../../generated/prisma/client";

/**
 * The keys of all statements of a table of the query, as rows (connection_id, key, stored, sequence). What is related and stands
 * among a statement's own already is found by that. For many statements at once: a call for each would take longer than to write them.
 */
export function statementKeys(table: string): Prisma.Sql {
	const selects = kinds.map(
		([kind, value, from]) => `SELECT s.connection_id, xapi_key('${kind}', ${value}) AS key, s.stored, s.sequence
			FROM ${table} AS s${from}`,
	);
	return Prisma.raw(selects.join(" UNION ALL "));
}

/** Kind, value, and what is joined or left out. */
const kinds = [
	["verb", "s.verb", ""],
	["activity", "s.activity", " WHERE s.activity IS NOT NULL"],
	["registration", "s.registration::text", " WHERE s.registration IS NOT NULL"],
	["agent", "one", ", unnest(s.agents) AS one"],
	[
		...["related-activity", "one"],
		", unnest(s.related_activities) AS one WHERE s.activity IS NULL OR one <> s.activity",
	],
	["related-agent", "one", ", unnest(s.related_agents) AS one WHERE one <> ALL (coalesce(s.agents, '{}'))"],
] as const;

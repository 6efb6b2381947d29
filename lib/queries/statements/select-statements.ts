import type { ConnectionScope } from "../../authz/scope";
import { Prisma } from "../../generated/prisma/client";
import type { StatementFilter } from "../../standards/contract";
import { type Aspect, aspectsOf, orOfItsTarget, placeConditions, statementConditions } from "./statement-conditions";

/**
 * The statements that a filter asks for, in the order in which they were stored, one more than its limit. By keys of the aspect
 * that fewest statements meet (xapi_statement_key), read in that order until there are enough; what else is asked is looked at
 * row by row. A filter of times or an id alone reads the statements themselves.
 */
export function selectStatements(scope: ConnectionScope, filter: StatementFilter): Prisma.Sql {
	const [first, ...rest] = aspectsOf(filter);
	const conditions = [...statementConditions(filter), ...rest.map(orOfItsTarget)];
	const statement = (more: readonly Prisma.Sql[]) =>
		select(scope, Prisma.sql`xapi_statement AS s`, [...conditions, ...more]);
	if (first === undefined) return Prisma.sql`${statement([])} ${inOrder(filter, "s")}`;
	// One statement a key (LIMIT 1), so that keys are read in their order until there are enough: how many rows a join would give is
	// guessed far too low, and all of it would be made.
	const ofKey = statement([
		Prisma.sql`s.stored = k.stored AND s.sequence = k.sequence`,
		first.condition(Prisma.raw("s")),
	]);
	const own = first.keys.map((key) => {
		const keys = Prisma.join([hasKey(scope, key), ...placeConditions(filter, "k")], " AND ");
		return Prisma.sql`(SELECT s.* FROM xapi_statement_key AS k CROSS JOIN LATERAL (${ofKey} LIMIT 1) AS s
			WHERE ${keys} ${inOrder(filter, "k")})`;
	});
	const ofReference = statement([Prisma.sql`s.id = m.id`]);
	const about = Prisma.sql`(SELECT s.* FROM (${referringTo(scope, first)}) AS m
		CROSS JOIN LATERAL (${ofReference} LIMIT 1) AS s ${inOrder(filter, "s")})`;
	// A statement may be found in more than one way.
	return Prisma.sql`SELECT * FROM (${Prisma.join([...own, about], " UNION ")}) AS s ${inOrder(filter, "s")}`;
}

function select({ schoolId, settings }: ConnectionScope, from: Prisma.Sql, conditions: readonly Prisma.Sql[]) {
	return Prisma.sql`
		SELECT s.id, s.stored, s.sequence, s.delivery_id, s.record_index, d.version, d.bytes
		FROM ${from} JOIN delivery AS d ON d.school_id = s.school_id AND d.id = s.delivery_id
			JOIN delivery_payload AS p ON p.school_id = s.school_id AND p.delivery_id = s.delivery_id
		WHERE s.school_id = ${schoolId}::uuid AND s.connection_id = ${settings.connectionId}::uuid
			AND ${Prisma.join([...conditions], " AND ")}`;
}

function inOrder({ ascending, limit }: StatementFilter, of: string): Prisma.Sql {
	const direction = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
	const [stored, sequence] = [Prisma.raw(`${of}.stored`), Prisma.raw(`${of}.sequence`)];
	return Prisma.sql`ORDER BY ${stored} ${direction}, ${sequence} ${direction} LIMIT ${limit + 1}`;
}

function hasKey({ schoolId, settings }: ConnectionScope, { kind, value }: Aspect["keys"][number]): Prisma.Sql {
	return Prisma.sql`k.school_id = ${schoolId}::uuid AND k.connection_id = ${settings.connectionId}::uuid
		AND k.key = xapi_key(${kind}, ${value})`;
}

/** Up to so many that meet it, those about them are looked for from there; beyond it from all statements that refer, which are few. */
const few = 2_000;

/** Ids of statements about statements that meet it, along the chain. */
function referringTo(scope: ConnectionScope, { keys, condition }: Aspect): Prisma.Sql {
	const { schoolId, settings } = scope;
	const own = (table: string) =>
		Prisma.sql`${Prisma.raw(table)}.school_id = ${schoolId}::uuid
			AND ${Prisma.raw(table)}.connection_id = ${settings.connectionId}::uuid`;
	const meeting = keys.map(
		(key) => Prisma.sql`SELECT k.stored, k.sequence FROM xapi_statement_key AS k WHERE ${hasKey(scope, key)}`,
	);
	const target = Prisma.sql`${own("t")} AND ${condition(Prisma.raw("t"))}`;
	return Prisma.sql`
		WITH RECURSIVE met AS MATERIALIZED (
			SELECT stored, sequence FROM (${Prisma.join(meeting, " UNION ALL ")}) AS each LIMIT ${few + 1}
		), direct AS (
			SELECT r.id FROM met JOIN xapi_statement AS t ON ${target} AND t.stored = met.stored AND t.sequence = met.sequence
				JOIN xapi_statement AS r ON ${own("r")} AND r.refers_to = t.id
			WHERE r.refers_to IS NOT NULL AND (SELECT count(*) FROM met) <= ${few}
			UNION ALL
			SELECT r.id FROM xapi_statement AS r JOIN xapi_statement AS t ON ${target} AND t.id = r.refers_to
			WHERE ${own("r")} AND r.refers_to IS NOT NULL AND (SELECT count(*) FROM met) > ${few}
		), referring AS (
			SELECT id FROM direct
			UNION
			SELECT r.id FROM referring AS m JOIN xapi_statement AS r ON ${own("r")} AND r.refers_to = m.id
		)
		SELECT id FROM referring`;
}

import { Prisma } from "../../generated/prisma/client";
import type { StatementFilter } from "../../standards/contract";

/** What a filter asks of a statement `s`, as conditions of SQL; voided ones only by their own id. */
export function statementConditions(filter: StatementFilter): Prisma.Sql[] {
	const { statementId, voidedStatementId, agent, verb, activity, registration, since, until, after } = filter;
	const when = (value: unknown, condition: Prisma.Sql) => (value === null ? [] : [condition]);
	return [
		voidedStatementId === null ? Prisma.sql`NOT s.voided` : Prisma.sql`s.voided`,
		...when(statementId ?? voidedStatementId, Prisma.sql`s.id = ${statementId ?? voidedStatementId}::uuid`),
		...when(agent, orOfItsTarget(ofAgent(filter))),
		...when(
			verb,
			orOfItsTarget((one) => Prisma.sql`${one}.verb = ${verb}`),
		),
		...when(activity, orOfItsTarget(ofActivity(filter))),
		...when(
			registration,
			orOfItsTarget((one) => Prisma.sql`${one}.registration = ${registration}::uuid`),
		),
		...when(since, Prisma.sql`s.stored > ${since}`),
		...when(until, Prisma.sql`s.stored <= ${until}`),
		...when(after, afterCondition(filter)),
	];
}

/** A condition of one statement, whatever it is called in the query. */
type Condition = (one: Prisma.Sql) => Prisma.Sql;

const ofAgent =
	({ agent, relatedAgents }: StatementFilter): Condition =>
	(one) =>
		relatedAgents
			? Prisma.sql`(${agent} = ANY (${one}.agents) OR ${agent} = ANY (${one}.related_agents))`
			: Prisma.sql`${agent} = ANY (${one}.agents)`;

const ofActivity =
	({ activity, relatedActivities }: StatementFilter): Condition =>
	(one) =>
		relatedActivities
			? Prisma.sql`(${one}.activity = ${activity} OR ${activity} = ANY (${one}.related_activities))`
			: Prisma.sql`${one}.activity = ${activity}`;

/**
 * A statement about a statement meets what its target meets, and so on along the chain, voided or not (xAPI 1.0.3, part 3,
 * 2.1.3, filter conditions for StatementRefs). UNION ends a circle.
 */
function orOfItsTarget(condition: Condition): Prisma.Sql {
	const refersTo = (one: Prisma.Sql) => Prisma.sql`
		t.school_id = s.school_id AND t.connection_id = s.connection_id AND t.id = ${one}.refers_to`;
	const [statement, target] = [Prisma.raw("s"), Prisma.raw("target")];
	return Prisma.sql`(${condition(statement)} OR (s.refers_to IS NOT NULL AND EXISTS (
		WITH RECURSIVE target AS (
			SELECT t.* FROM xapi_statement AS t WHERE ${refersTo(statement)}
			UNION
			SELECT t.* FROM target JOIN xapi_statement AS t ON ${refersTo(target)}
		)
		SELECT FROM target WHERE ${condition(target)})))`;
}

function afterCondition({ after, ascending }: StatementFilter): Prisma.Sql {
	const place = Prisma.sql`(${after?.stored ?? null}::timestamptz, ${after?.sequence ?? null}::bigint)`;
	return ascending ? Prisma.sql`(s.stored, s.sequence) > ${place}` : Prisma.sql`(s.stored, s.sequence) < ${place}`;
}

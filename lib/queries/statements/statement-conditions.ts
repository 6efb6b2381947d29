import { Prisma } from "../../generated/prisma/client";
import type { StatementFilter } from "../../standards/contract";

/** A condition of one statement, whatever it is called in the query. */
export type Condition = (one: Prisma.Sql) => Prisma.Sql;

/** What a filter asks of whom or what a statement is about: itself, or the statement that it is about, meets it. */
export interface Aspect {
	/** Of keys (lib/ingest/write/statement-keys.ts), each with the value; a statement that meets it has one of them. */
	readonly keys: readonly { readonly kind: string; readonly value: string }[];
	readonly condition: Condition;
}

/** The aspects of a filter, the one that few statements meet first. */
export function aspectsOf(filter: StatementFilter): Aspect[] {
	const { registration, agent, activity, verb } = filter;
	return [
		...(registration === null ? [] : [ofRegistration(registration)]),
		...(agent === null ? [] : [ofAgent(agent, filter.relatedAgents)]),
		...(activity === null ? [] : [ofActivity(activity, filter.relatedActivities)]),
		...(verb === null ? [] : [ofVerb(verb)]),
	];
}

/** What else a filter asks of a statement `s`; voided ones only by their own id. */
export function statementConditions(filter: StatementFilter): Prisma.Sql[] {
	const { statementId, voidedStatementId } = filter;
	return [
		voidedStatementId === null ? Prisma.sql`NOT s.voided` : Prisma.sql`s.voided`,
		...when(statementId ?? voidedStatementId, Prisma.sql`s.id = ${statementId ?? voidedStatementId}::uuid`),
		...placeConditions(filter, "s"),
	];
}

/** When it was stored, and where the page before ended; of a statement, or of a key, which has the same place. */
export function placeConditions(filter: StatementFilter, of: "s" | "k"): Prisma.Sql[] {
	const { since, until, after } = filter;
	const stored = Prisma.raw(`${of}.stored`);
	return [
		...when(since, Prisma.sql`${stored} > ${since}`),
		...when(until, Prisma.sql`${stored} <= ${until}`),
		...when(after, afterCondition(filter, Prisma.raw(`(${of}.stored, ${of}.sequence)`))),
	];
}

const when = (value: unknown, condition: Prisma.Sql) => (value === null ? [] : [condition]);

function ofRegistration(value: string): Aspect {
	return {
		keys: [{ kind: "registration", value }],
		condition: (one) => Prisma.sql`${one}.registration = ${value}::uuid`,
	};
}

function ofVerb(value: string): Aspect {
	return { keys: [{ kind: "verb", value }], condition: (one) => Prisma.sql`${one}.verb = ${value}` };
}

function ofAgent(value: string, related: boolean): Aspect {
	const own = { kind: "agent", value };
	const isOwn: Condition = (one) => Prisma.sql`${value} = ANY (${one}.agents)`;
	if (!related) return { keys: [own], condition: isOwn };
	return {
		keys: [own, { kind: "related-agent", value }],
		condition: (one) => Prisma.sql`(${isOwn(one)} OR ${value} = ANY (${one}.related_agents))`,
	};
}

function ofActivity(value: string, related: boolean): Aspect {
	const own = { kind: "activity", value };
	const isOwn: Condition = (one) => Prisma.sql`${one}.activity = ${value}`;
	if (!related) return { keys: [own], condition: isOwn };
	return {
		keys: [own, { kind: "related-activity", value }],
		condition: (one) => Prisma.sql`(${isOwn(one)} OR ${value} = ANY (${one}.related_activities))`,
	};
}

/**
 * A statement about a statement meets what its target meets, and so on along the chain, voided or not (xAPI 1.0.3, part 3,
 * 2.1.3, filter conditions for StatementRefs). UNION ends a circle.
 */
export function orOfItsTarget({ condition }: Aspect): Prisma.Sql {
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

function afterCondition({ after, ascending }: StatementFilter, own: Prisma.Sql): Prisma.Sql {
	const place = Prisma.sql`(${after?.stored ?? null}::timestamptz, ${after?.sequence ?? null}::bigint)`;
	return ascending ? Prisma.sql`${own} > ${place}` : Prisma.sql`${own} < ${place}`;
}

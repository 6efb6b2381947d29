import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { CountedAs } from "../../domain/connection-reading";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findStandard } from "../../standards/registry";

/** Kinds of record on the page: a sender who invents verbs does not fill it. */
const mostKinds = 50;
/** Days back that are counted. */
export const readingDays = 60;

/** What was not used: what was done to which kind of thing, in the sender's words. */
export interface UnusedKind {
	readonly verb: string;
	/** Null: the sender named no type. */
	readonly activityType: string | null;
	readonly code: string;
	readonly records: number;
	readonly lastAt: Date;
}
export interface DecidedMeaning {
	readonly decisionId: string;
	/** Null: every one. */
	readonly verb: string | null;
	readonly activityType: string | null;
	readonly as: CountedAs;
	readonly by: string;
	readonly at: Date;
}
export interface KnownDeviation {
	readonly name: string;
	/** Null: such a message is refused. */
	readonly letIn: { readonly by: string; readonly at: Date } | null;
	/** Messages that were refused for it, ever. */
	readonly refused: number;
	/** Records that came with it and were taken in, in the days that are counted. */
	readonly taken: number;
}
export interface Reading {
	readonly unused: readonly UnusedKind[];
	/** How many kinds were not used, also those that are not listed. */
	readonly kinds: number;
	/** Records that were not used, of all kinds, also those that are not listed. */
	readonly records: number;
	readonly decisions: readonly DecidedMeaning[];
	readonly deviations: readonly KnownDeviation[];
}

/**
 * How the messages of a connection are read: what of them was not used in the last days, what the admin decided, and which known
 * deviations are let in. Null: its standard has no verbs, or it is not there.
 * @throws AppError not-allowed without the right
 */
export async function findReading(scope: Scope, connectionId: ConnectionId): Promise<Reading | null> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	const since = new Date(now().getTime() - readingDays * 86_400_000);
	return inSchoolAsAdmin(scope, async (tx) => {
		const connection = await tx.connection.findFirst({ where: { schoolId, id: connectionId } });
		const names = connection && findStandard(connection.standard)?.reading?.deviations;
		if (!names) return null;
		const counted = await tx.$queryRaw<(UnusedKind & { total: number; kinds: number })[]>`
			SELECT r.verb, r.activity_type AS "activityType", r.code, count(*)::int AS records, max(d.received_at) AS "lastAt",
				sum(count(*)) OVER ()::int AS total, count(*) OVER ()::int AS kinds
			FROM delivery AS d JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id
			WHERE d.school_id = ${schoolId}::uuid AND d.connection_id = ${connectionId}::uuid AND d.received_at >= ${since}
				AND d.not_used > 0 AND r.outcome = 'not-used' AND r.verb IS NOT NULL
			GROUP BY r.verb, r.activity_type, r.code
			ORDER BY count(*) DESC, r.verb, r.activity_type
			LIMIT ${mostKinds}`;
		const taken = await tx.$queryRaw<{ code: string; records: number }[]>`
			SELECT r.code, count(*)::int AS records
			FROM delivery AS d JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id
			WHERE d.school_id = ${schoolId}::uuid AND d.connection_id = ${connectionId}::uuid AND d.received_at >= ${since}
				AND r.code = ANY (${[...names]}::text[])
			GROUP BY r.code`;
		const decisions = await tx.readingDecision.findMany({
			where: { schoolId, connectionId, endedAt: null },
			orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
			take: 200,
		});
		const accounts = await tx.userAccount.findMany({
			where: { id: { in: decisions.map(({ decidedBy }) => decidedBy) } },
			select: { id: true, name: true },
		});
		const refused = await tx.refusedDeviation.findMany({ where: { schoolId, connectionId }, take: names.length * 2 });
		const byOf = (id: string) => accounts.find((one) => one.id === id)?.name ?? "";
		return {
			unused: counted.map(({ total: _total, kinds: _kinds, ...kind }) => kind),
			kinds: counted[0]?.kinds ?? 0,
			records: counted[0]?.total ?? 0,
			decisions: decisions.flatMap(({ id, kind, verb, activityType, decision, decidedBy, decidedAt }) =>
				kind === "meaning"
					? [{ decisionId: id, verb, activityType, as: decision as CountedAs, by: byOf(decidedBy), at: decidedAt }]
					: [],
			),
			deviations: names.map((name) => {
				const one = decisions.find(({ kind, decision }) => kind === "deviation" && decision === name);
				return {
					name,
					letIn: one ? { by: byOf(one.decidedBy), at: one.decidedAt } : null,
					refused: refused.find(({ deviation }) => deviation === name)?.messages ?? 0,
					taken: taken.find(({ code }) => code === name)?.records ?? 0,
				};
			}),
		};
	});
}

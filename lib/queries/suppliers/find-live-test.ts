import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { signInStandard } from "../../authz/sign-in/note-sign-in";
import { now } from "../../clock";
import type { ConnectionId } from "../../domain/ids";
import { findStandard } from "../../standards/registry";
import { describeLiveTest, type TestStep } from "./describe-live-test";

export interface LiveTest {
	readonly steps: readonly TestStep[];
	readonly done: boolean;
	/** The latest attempts that were refused in the last four weeks, newest first; at most five. */
	readonly refusals: readonly Refusal[];
}
export interface Refusal {
	readonly at: Date;
	/** Before or after it signed in. */
	readonly atSignIn: boolean;
	/** A message key of i18n (`connections.refusals`). */
	readonly reason: string;
}

interface Row {
	readonly standard: string;
	readonly clientSince: Date | null;
	readonly signedInAt: Date | null;
	readonly firstAt: Date | null;
	readonly records: number;
	readonly held: number;
	readonly units: number;
	readonly unmapped: number;
	readonly applied: number;
	readonly refusals: readonly { at: string; standard: string; reason: string }[];
}

/**
 * How far a connection is on its way from approved to data on the screen, from what was kept. No data of pupils. Null for
 * a connection of another school, as for one that is not there.
 * @throws AppError not-allowed unless admin
 */
export async function findLiveTest(scope: Scope, connectionId: ConnectionId): Promise<LiveTest | null> {
	requireAdmin(scope);
	const since = new Date(now().getTime() - 28 * 86_400_000);
	const [row] = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<Row[]>`
		SELECT c.standard, o.created_at AS "clientSince", o.signed_in_at AS "signedInAt",
			least(d.first_at, r.first_at) AS "firstAt", d.records, h.held, u.units, u.unmapped, r.applied, f.refusals
		FROM connection AS c
		LEFT JOIN oauth_client AS o ON o.id = c.oauth_client_id
		CROSS JOIN LATERAL (
			SELECT min(received_at) AS first_at,
				coalesce(sum(written + unchanged + stale + held), 0)::int AS records
			FROM delivery WHERE delivery.school_id = c.school_id AND connection_id = c.id
		) AS d
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS held FROM held_record
			WHERE held_record.school_id = c.school_id AND connection_id = c.id
		) AS h
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS units, count(*) FILTER (WHERE NOT mapped AND NOT set_aside)::int AS unmapped
			FROM supplier_unit
			WHERE supplier_unit.school_id = c.school_id AND connection_id = c.id
		) AS u
		CROSS JOIN LATERAL (
			SELECT min(created_at) AS first_at, count(*) FILTER (WHERE state = 'applied')::int AS applied
			FROM roster_import WHERE roster_import.school_id = c.school_id AND connection_id = c.id
		) AS r
		CROSS JOIN LATERAL (
			SELECT coalesce(json_agg(latest ORDER BY latest.at DESC), '[]'::json) AS refusals FROM (
				SELECT at, standard, reason FROM refused_delivery
				WHERE client_id = o.client_id AND refused_delivery.standard IN (c.standard, ${signInStandard})
					AND at >= greatest(${since}, c.created_at)
				ORDER BY at DESC LIMIT 5
			) AS latest
		) AS f
		WHERE c.school_id = ${scope.schoolId}::uuid AND c.id = ${connectionId}::uuid`,
	);
	return row ? describe(row) : null;
}

function describe(row: Row): LiveTest {
	const { clientSince, signedInAt, firstAt, applied } = row;
	const refusals = row.refusals.map(({ at, standard, reason }) => ({
		...{ at: new Date(at), atSignIn: standard === signInStandard, reason },
	}));
	const latest = refusals.find(({ atSignIn }) => !atSignIn)?.at ?? null;
	const school = refusals.find(({ reason }) => aboutSchool.has(reason))?.at ?? null;
	const roster = (findStandard(row.standard)?.endpoints ?? []).some(({ kind }) => kind === "roster");
	const steps = describeLiveTest({
		...{ roster, clientSince, signedInAt, firstAt, applied, refused: { latest, school } },
		records: { total: row.records, held: row.held },
		units: { total: row.units, unmapped: row.unmapped },
	});
	return { steps, refusals, done: steps.every(({ state }) => state === "done") };
}

const aboutSchool: ReadonlySet<string> = new Set(["unknown-school", "no-connection"]);

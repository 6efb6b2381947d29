import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { Holiday } from "../../domain/school-days";
import { findStandard, rosterStandards } from "../../standards/registry";
import { freeDays } from "../publication/free-days";
import { stateNow, volumeByConnection } from "./connection-sql";

/** Days in the picture of deliveries: four weeks. */
export const volumeDays = 28;

export type ConnectionState = "asked" | "approved" | "active" | "paused" | "held" | "error" | "revoked";

export interface SupplierRow {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	/** It brings pupils and groups, no records. */
	readonly roster: boolean;
	readonly state: ConnectionState;
	readonly pausedUntil: Date | null;
	readonly createdAt: Date;
	readonly activatedAt: Date | null;
	readonly lateAfterSchoolDays: number | null;
	/** Of a roster that we fetch; null: this supplier comes to us. */
	readonly pulls: {
		/** That worked, in the same weeks. */
		readonly done: number;
		/** The last one ended without a roster. */
		readonly failed: boolean;
	} | null;
	/** A roster file counts as a delivery, and so does a pull that worked. */
	readonly lastDeliveryAt: Date | null;
	/** Days with records only, oldest first; yyyy-mm-dd. */
	readonly days: readonly { readonly day: string; readonly received: number; readonly rejected: number }[];
	/** Records received on those days, and how many of them were rejected. */
	readonly received: number;
	readonly rejected: number;
	/** Roster files in the same weeks. */
	readonly rosterFiles: number;
	/** Records that wait for their pupil now. */
	readonly held: number;
	readonly units: { readonly total: number; readonly unmapped: number };
	/** Requests of this client that were refused before anything was kept, in the same weeks. */
	readonly refused: number;
	/** Free days of the school in the last year and to come. */
	readonly holidays: readonly Holiday[];
}

/**
 * Every connection of the school with how it is doing, the ones that ended last. No data of pupils.
 * @throws AppError not-allowed unless admin
 */
export function listSuppliers(scope: Scope): Promise<SupplierRow[]> {
	return selectSuppliers(scope, null);
}

/** One of them; null for one of another school, as for one that is not there. */
export async function findSupplier(scope: Scope, connectionId: ConnectionId): Promise<SupplierRow | null> {
	return (await selectSuppliers(scope, connectionId))[0] ?? null;
}

async function selectSuppliers(scope: Scope, only: ConnectionId | null): Promise<SupplierRow[]> {
	requireAdmin(scope);
	const since = addDays(scope.today, 1 - volumeDays);
	const rows = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<ConnectionRow[]>`
		WITH ${volumeByConnection(scope.schoolId, since)}
		SELECT c.id AS "connectionId", s.name AS supplier, c.standard,
			${stateNow()} AS state, c.paused_until AS "pausedUntil",
			c.created_at AS "createdAt", c.activated_at AS "activatedAt",
			c.late_after_school_days AS "lateAfterSchoolDays",
			greatest(d.last_at, r.last_at, p.last_at) AS "lastDeliveryAt", p.done, coalesce(p.failed, false) AS failed, coalesce(r.files, 0)::int AS "rosterFiles",
			coalesce(v.days, '[]'::json) AS days, h.held, u.total, u.unmapped, f.refused,
			${freeDays(scope.schoolId)} AS holidays
		FROM connection c
		JOIN supplier s ON s.id = c.supplier_id
		LEFT JOIN oauth_client o ON o.id = c.oauth_client_id
		LEFT JOIN volume v ON v.connection_id = c.id
		CROSS JOIN LATERAL (
			SELECT max(received_at) AS last_at FROM delivery
			WHERE delivery.school_id = c.school_id AND connection_id = c.id
		) d
		CROSS JOIN LATERAL (
			SELECT max(created_at) AS last_at,
				count(*) FILTER (WHERE created_at >= (${since}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam') AS files
			FROM roster_import WHERE roster_import.school_id = c.school_id AND connection_id = c.id
		) r
		CROSS JOIN LATERAL (
			SELECT max(ended_at) FILTER (WHERE state = 'done') AS last_at,
				count(*) FILTER (WHERE state = 'done'
					AND ended_at >= (${since}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam')::int AS done,
				(array_agg(state ORDER BY created_at DESC) FILTER (WHERE state IN ('done', 'failed')))[1] = 'failed' AS failed
			FROM roster_pull_run WHERE roster_pull_run.school_id = c.school_id AND connection_id = c.id AND NOT trial
		) p
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS held FROM held_record
			WHERE held_record.school_id = c.school_id AND connection_id = c.id
		) h
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS total, count(*) FILTER (WHERE NOT mapped AND NOT set_aside)::int AS unmapped
			FROM supplier_unit
			WHERE supplier_unit.school_id = c.school_id AND connection_id = c.id
		) u
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS refused FROM refused_delivery
			WHERE at >= (${since}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND client_id = o.client_id AND refused_delivery.standard = c.standard
		) f
		WHERE c.school_id = ${scope.schoolId}::uuid AND (${only}::uuid IS NULL OR c.id = ${only}::uuid)
		ORDER BY c.state = 'revoked', s.name, c.standard, c.id
		LIMIT 1000`,
	);
	return rows.map(({ total, unmapped, done, failed, ...row }) => ({
		...row,
		received: row.days.reduce((sum, day) => sum + day.received, 0),
		rejected: row.days.reduce((sum, day) => sum + day.rejected, 0),
		units: { total, unmapped },
		roster: rosterStandards.includes(row.standard),
		pulls: findStandard(row.standard)?.pull ? { done, failed } : null,
	}));
}

type ConnectionRow = Omit<SupplierRow, "units" | "pulls" | "roster" | "received" | "rejected"> &
	SupplierRow["units"] &
	NonNullable<SupplierRow["pulls"]>;

import { now } from "../../clock";
import { prisma } from "../../db/client";

export interface RateLimit {
	/** From rateKey. */
	readonly key: string;
	/** Turns in one window. */
	readonly limit: number;
	readonly windowSeconds: number;
}
export type Turn = { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/**
 * Takes a turn of every limit: fixed windows, counted in the database so that all processes share them, one upsert in
 * the order of the keys (no deadlock). A refused turn counts too, but never makes the window longer.
 */
export async function takeTurn(limits: readonly RateLimit[], at: Date = now()): Promise<Turn> {
	const sorted = [...limits].sort((a, b) => (a.key < b.key ? -1 : 1));
	const rows = await prisma().$queryRaw<{ key: string; count: number; reset_at: Date }[]>`
		INSERT INTO rate_bucket AS bucket (key, count, reset_at)
		SELECT key, 1, ${at}::timestamptz + make_interval(secs => seconds)
		FROM unnest(${sorted.map((l) => l.key)}::text[], ${sorted.map((l) => l.windowSeconds)}::int[]) AS wanted (key, seconds)
		ON CONFLICT (key) DO UPDATE SET
			count = CASE WHEN bucket.reset_at <= ${at}::timestamptz THEN 1 ELSE least(bucket.count + 1, 1000000) END,
			reset_at = CASE WHEN bucket.reset_at <= ${at}::timestamptz THEN excluded.reset_at ELSE bucket.reset_at END
		RETURNING key, count, reset_at`;
	const limitOf = new Map(limits.map((limit) => [limit.key, limit.limit]));
	const full = rows.filter((row) => row.count > (limitOf.get(row.key) ?? 0));
	if (full.length === 0) return { allowed: true };
	const opensAt = Math.max(...full.map((row) => row.reset_at.getTime()));
	return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((opensAt - at.getTime()) / 1000)) };
}

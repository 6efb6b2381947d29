import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { Turn } from "./rate-limit";

export interface Delay {
	/** From rateKey. */
	readonly key: string;
	/** Tries without any delay, 1 or more. */
	readonly free: number;
	/** The longest delay. */
	readonly capSeconds: number;
}

/** Without a try for this long the count starts anew. */
const forgetSeconds = 60 * 60;

/**
 * Charges a try to every delay, before the password is looked at, so that many tries at once cannot slip past. After
 * the free ones the delay doubles: 1, 2, 4 ... seconds, up to the cap. A try during a delay is refused, uncharged and
 * does not lengthen it: whoever waits it out gets a try.
 */
export async function chargeTry(delays: readonly Delay[], at: Date = now()): Promise<Turn> {
	const sorted = [...delays].sort((a, b) => (a.key < b.key ? -1 : 1));
	const [keys, free, caps] = [sorted.map((d) => d.key), sorted.map((d) => d.free), sorted.map((d) => d.capSeconds)];
	// Only above the free ones is reset_at the end of a delay; below, it is when the last try came, maybe a moment after this one.
	const charged = await prisma().$queryRaw<{ key: string }[]>`
		INSERT INTO rate_bucket AS bucket (key, count, reset_at)
		SELECT key, 1, ${at}::timestamptz
		FROM unnest(${keys}::text[]) AS wanted (key)
		WHERE NOT EXISTS (
			SELECT 1 FROM rate_bucket shut
			JOIN unnest(${keys}::text[], ${free}::int[]) AS rule (key, free) ON rule.key = shut.key
			WHERE shut.count > rule.free AND shut.reset_at > ${at}::timestamptz
		)
		ON CONFLICT (key) DO UPDATE SET (count, reset_at) = (
			SELECT tries, ${at}::timestamptz + make_interval(
				secs => CASE WHEN tries <= free THEN 0 ELSE least(cap, power(2, least(tries - free - 1, 20))) END)
			FROM (
				SELECT free, cap,
					CASE WHEN bucket.reset_at < ${at}::timestamptz - make_interval(secs => ${forgetSeconds}::int)
						THEN 1 ELSE bucket.count + 1 END AS tries
				FROM unnest(${keys}::text[], ${free}::int[], ${caps}::int[]) AS rule (key, free, cap)
				WHERE rule.key = bucket.key
			) AS counted
		)
		WHERE bucket.reset_at <= ${at}::timestamptz OR bucket.count <= (
			SELECT free FROM unnest(${keys}::text[], ${free}::int[]) AS rule (key, free) WHERE rule.key = bucket.key
		)
		RETURNING key`;
	if (charged.length === delays.length) return { allowed: true };
	return { allowed: false, retryAfterSeconds: await secondsUntilOpen(sorted, at) };
}

/** After a good try: forgets the delays in `cleared`, and takes back this one try from those in `refunded`. */
export async function refundTry(
	cleared: readonly Delay[],
	refunded: readonly Delay[],
	at: Date = now(),
): Promise<void> {
	await prisma().$executeRaw`
		WITH gone AS (DELETE FROM rate_bucket WHERE key = ANY (${cleared.map((d) => d.key)}::text[]))
		UPDATE rate_bucket SET count = greatest(count - 1, 0), reset_at = least(reset_at, ${at}::timestamptz)
		WHERE key = ANY (${refunded.map((d) => d.key)}::text[])`;
}

async function secondsUntilOpen(delays: readonly Delay[], at: Date): Promise<number> {
	const last = await prisma().rateBucket.aggregate({
		where: { key: { in: delays.map((delay) => delay.key) } },
		_max: { resetAt: true },
	});
	return Math.max(1, Math.ceil(((last._max.resetAt?.getTime() ?? 0) - at.getTime()) / 1000));
}

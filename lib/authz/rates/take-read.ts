import { env } from "../../env";
import { TokenBuckets } from "./token-bucket";

/** On globalThis: the proxy, pages and endpoints are bundled apart, and one count is of all. */
const holder = globalThis as { groepsbeeldReads?: TokenBuckets };

/**
 * A page or an answer that an account reads: READS_PER_MINUTE on average, a minute's worth at once. No lesson comes near it; a script that
 * empties the screens does. In the memory of the process, without a query.
 * @returns whole seconds to wait; 0: go on
 */
export function takeRead(userId: string): number {
	const perMinute = env().READS_PER_MINUTE;
	holder.groepsbeeldReads ??= new TokenBuckets(perMinute / 60, perMinute);
	return holder.groepsbeeldReads.take(userId);
}

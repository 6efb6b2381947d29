import { now } from "../../clock";

interface Bucket {
	tokens: number;
	/** When it had so many, ms. */
	at: number;
}

/** Buckets that are kept; beyond it the one that was used longest ago goes, so that invented keys cannot fill the memory. */
const maxBuckets = 10_000;

/**
 * A bucket of tokens per key, in the memory of this process: it fills evenly and a turn takes one, so that a burst passes
 * and a flood is slowed, without a query. Several processes each give their own.
 */
export class TokenBuckets {
	private readonly buckets = new Map<string, Bucket>();
	private readonly perSecond: number;
	private readonly burst: number;

	constructor(perSecond: number, burst: number) {
		this.perSecond = perSecond;
		this.burst = burst;
	}

	/** Takes a turn; whole seconds to wait where there is none, else 0. */
	take(key: string, at: number = now().getTime()): number {
		const bucket = this.buckets.get(key) ?? { tokens: this.burst, at };
		bucket.tokens = this.tokensOf(bucket, at);
		bucket.at = Math.max(at, bucket.at);
		this.keep(key, bucket);
		if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.perSecond));
		bucket.tokens -= 1;
		return 0;
	}

	private tokensOf(bucket: Bucket, at: number): number {
		const seconds = Math.max(0, at - bucket.at) / 1000;
		return Math.min(this.burst, bucket.tokens + seconds * this.perSecond);
	}

	/** A Map keeps its order: the first is the one that was used longest ago. */
	private keep(key: string, bucket: Bucket): void {
		this.buckets.delete(key);
		const [oldest] = this.buckets.size >= maxBuckets ? this.buckets.keys() : [];
		if (oldest !== undefined) this.buckets.delete(oldest);
		this.buckets.set(key, bucket);
	}
}

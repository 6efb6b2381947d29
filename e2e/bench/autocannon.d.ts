declare module "autocannon" {
	interface Result {
		readonly latency: { readonly p50: number; readonly p99: number };
		readonly requests: { readonly average: number };
		readonly throughput: { readonly average: number };
		readonly non2xx: number;
	}
	export default function autocannon(options: {
		url: string;
		connections: number;
		duration: number;
		headers: Readonly<Record<string, string>>;
	}): Promise<Result>;
}

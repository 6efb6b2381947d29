import autocannon from "autocannon";
import { markupOf, startBareApp } from "./bare-app";
import { visitDemo } from "./demo-visitor";
import { middle, spread } from "./spread";

const pairs = 5;

/**
 * B3, the group page as a class teacher of the running demo gets it: signed in, access checked, row-level security, the
 * look logged; against a bare Next page with the same markup, in turn. Needs `npm run demo` with its history in; live
 * practice goes on meanwhile, as in a school.
 */
export async function run(): Promise<void> {
	const { baseUrl, cookie, groupPath, groupPage } = await visitDemo();
	console.log(`B3 on ${groupPath}: ${groupPage.length} characters`);
	const bare = await startBareApp(markupOf(groupPage));
	try {
		for (const connections of [1, 8]) {
			const ours: Load[] = [];
			const peer: Load[] = [];
			for (let pair = 0; pair < pairs; pair += 1) {
				ours.push(await load(baseUrl + groupPath, connections, { cookie }));
				peer.push(await load(bare.url, connections, {}));
			}
			say("group page", connections, ours);
			say("bare page", connections, peer);
			const ratio = middle(ours.map((one) => one.p50)) / middle(peer.map((one) => one.p50));
			console.log(`B3 c = ${connections}: p50 of ours / bare ${ratio.toFixed(2)}, goal <= 2`);
		}
		console.log(`B3 help page, c = 8: ${(await load(`${baseUrl}/help`, 8, { cookie })).perSecond} pages/s`);
	} finally {
		bare.stop();
	}
}

interface Load {
	/** Milliseconds. */
	readonly p50: number;
	readonly perSecond: number;
	readonly bytes: number;
}

/** @throws Error when an answer is not 2xx: then something else was measured */
async function load(url: string, connections: number, headers: Record<string, string>): Promise<Load> {
	const result = await autocannon({ url, connections, duration: 4, headers });
	if (result.non2xx > 0) throw new Error(`${result.non2xx} answers were not 2xx`);
	const perSecond = result.requests.average;
	return { p50: result.latency.p50, perSecond, bytes: Math.round(result.throughput.average / perSecond) };
}

function say(name: string, connections: number, loads: readonly Load[]): void {
	const p50 = spread(loads.map((one) => one.p50));
	const perSecond = spread(loads.map((one) => one.perSecond));
	console.log(
		`B3 ${name}, c = ${connections}: p50 ${p50} ms, ${perSecond} pages/s (goal >= 60), ${loads[0]?.bytes} bytes`,
	);
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sized } from "../../lib/testing/sizes";
import { accessToken, basic } from "../deliver";
import { listRoutes } from "../list-routes";
import { type Pour, pour, type Substance, substances } from "../pour";
import { testWorld } from "../school";
import { baseUrl, expect, test } from "../visitor";
import { addressOf, routeTable } from "./route-table";

const kinds = Object.keys(substances) as Substance[];
const ways = ["plain", "chunked", "gzip"] as const;

/** The web process of the run, and the most memory that it ever held, in MB; null where the system does not tell. */
function webProcess(): { readonly pid: number; readonly peakMb: number | null } {
	const file = path.resolve(import.meta.dirname, "../../.data/test/processes.json");
	const { web } = JSON.parse(readFileSync(file, "utf8")) as { web: { pid: number } };
	try {
		const [, kb = "0"] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${web.pid}/status`, "utf8")) ?? [];
		return { pid: web.pid, peakMb: Number(kb) / 1_000 };
	} catch {
		return { pid: web.pid, peakMb: null };
	}
}

/** Asks the health of the server until it is told to stop. @returns how often, and the answers that were not 200 */
function watchHealth() {
	let over = false;
	const seen = { asked: 0, other: [] as number[] };
	const watching = (async () => {
		while (!over) {
			const status = await fetch(`${baseUrl()}/api/health`).then(
				(answer) => answer.status,
				() => 0,
			);
			seen.asked += 1;
			if (status !== 200) seen.other.push(status);
			await wait(100);
		}
	})();
	return async () => {
		over = true;
		await watching;
		return seen;
	};
}

const sizes = [1, 10, 60];

/** Every address takes one of the sizes, of one substance in one way; the next address the next ones. */
function poursAt(paths: readonly string[], cookie: Record<string, string>): Pour[] {
	return paths.map((to, place) => ({
		path: to,
		megabytes: sizes[place % sizes.length] ?? 1,
		of: kinds[place % kinds.length] ?? "zeros",
		as: ways[Math.floor(place / sizes.length) % ways.length] ?? "plain",
		headers: place % 2 === 0 ? cookie : {},
	}));
}

test("no body, however large and of whatever, costs other people their page", async ({ ask }) => {
	const [dirk, request] = [await ask("dirk"), await ask("nobody")];
	const { cookies } = await dirk.storageState();
	const cookie = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
	const patterns = listRoutes().filter(
		({ pattern }) => !routeTable[pattern]?.stream && !pattern.startsWith("/api/exchange"),
	);
	const addresses = patterns.map(({ pattern }) => addressOf(pattern, routeTable[pattern]?.own?.(testWorld())));
	const { practice, results, administration } = testWorld().clients;
	const bearer = { authorization: `Bearer ${await accessToken(request, results)}` };
	const reading: [string, Record<string, string>][] = [
		["/api/auth/callback/credentials", {}],
		["/api/auth/_log", {}],
		["/api/oauth/token", {}],
		["/api/v1/roster/imports", cookie],
		["/api/v1/suppliers/agreements", cookie],
		["/api/exchange/edu-v-results/v2/results", bearer],
		["/api/exchange/xapi/statements", { authorization: basic(practice), "x-experience-api-version": "1.0.3" }],
		["/api/exchange/edexml/roster", { authorization: basic(administration) }],
		["/api/exchange/oneroster-csv/roster", { authorization: basic(administration) }],
	];
	const pours = [
		...poursAt(addresses, cookie),
		// Usually each takes half of the substances, the next address the other half.
		...reading.flatMap(([to, headers], place) =>
			kinds.flatMap((of, kind) => {
				if (!sized((Math.floor(kind / 3) + place) % 2 === 0, true)) return [];
				const as = ways[kind % ways.length] ?? "plain";
				return [{ path: to, of, megabytes: kind % 2 === 0 ? 9 : 45, as, headers }];
			}),
		),
	];
	const before = webProcess();
	const stop = watchHealth();
	const statuses: [string, number][] = [];
	for (const one of pours) statuses.push([`${one.path} ${one.megabytes} MB of ${one.of}, ${one.as}`, await pour(one)]);
	const health = await stop();
	const after = webProcess();
	expect(statuses.filter(([, status]) => status === 0 || status >= 500)).toEqual([]);
	// Of 60 MB nothing is taken anywhere; packed it is a small body, which a page does not open.
	const large = statuses.filter(([name]) => name.includes(" 60 MB") && !name.endsWith("gzip"));
	expect(large.filter(([, status]) => status < 400)).toEqual([]);
	expect(health.other).toEqual([]);
	expect(health.asked).toBeGreaterThan(20);
	expect(after.pid).toBe(before.pid);
	if (after.peakMb !== null) expect(after.peakMb).toBeLessThan(900);
});

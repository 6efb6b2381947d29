import { createRequire } from "node:module";
import { now } from "../clock";
import type { ExchangeStandard, PullBundle, RosterEndpoint } from "../standards/contract";
import type { ParseResults, ParseWork } from "./parse-work";

/** As the process itself was loaded (parser-child). */
const load = createRequire(import.meta.url);

/** Reads a file by the standard or the calendar that it is; only the process for it comes here (parse-process). */
export async function doWork(work: ParseWork, bytes: Uint8Array): Promise<ParseResults[ParseWork["kind"]]> {
	if (work.kind === "calendar") {
		const { readFreeDays } = load("../calendar/read-free-days.ts") as typeof import("../calendar/read-free-days");
		return readFreeDays(new TextDecoder().decode(bytes));
	}
	const { endpoints, pull } = loadStandard(work.standard);
	if (work.kind === "pulled") {
		if (!pull) throw new Error("this standard is not pulled");
		// We wrote it ourselves; the standard checks its rows once more.
		return pull.toMessage(JSON.parse(new TextDecoder().decode(bytes)) as PullBundle);
	}
	const endpoint = endpoints.find((known): known is RosterEndpoint => known.kind === "roster");
	if (!endpoint) throw new Error("no standard reads this file");
	return endpoint.read({
		method: endpoint.method,
		path: endpoint.path,
		query: new URLSearchParams(),
		headers: new Headers(),
		body: bytes,
		receivedAt: now(),
	});
}

/** From its folder, which is named by its key: the whole registry would double the time that a process takes to start. */
function loadStandard(key: string): ExchangeStandard {
	const standards: readonly ExchangeStandard[] = Object.values(load(`../standards/${key}/index.ts`));
	const standard = standards.find((one) => one.key === key);
	if (!standard) throw new Error("no such standard");
	return standard;
}

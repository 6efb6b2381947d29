import { expect } from "vitest";
import type { ExchangeStandard, Read, RosterEndpoint, RosterMessage } from "../standards/contract";

/** The codes and places with which a roster standard refuses a file; empty where it reads it. Under a second, whatever it is. */
export async function refusalOf(standard: ExchangeStandard, body: Uint8Array): Promise<string[]> {
	const endpoint = standard.endpoints.find((known): known is RosterEndpoint => known.kind === "roster");
	if (!endpoint) throw new Error(`${standard.key} takes in no roster`);
	const started = process.cpuUsage();
	const read: Read<RosterMessage> = await endpoint.read({
		method: endpoint.method,
		path: endpoint.path,
		query: new URLSearchParams(),
		headers: new Headers(),
		body,
		receivedAt: new Date("2026-11-23T12:00:00Z"),
	});
	const { user, system } = process.cpuUsage(started);
	expect((user + system) / 1_000).toBeLessThan(1_000);
	return read.ok ? [] : read.refusal.details.map(({ code, path }) => `${code} ${path}`);
}

import { describe, expect, it } from "vitest";
import type { ConnectionId } from "../../domain/ids";
import type { DeliverEndpoint, ParsedRecord } from "../../standards/contract";
import { eduVResults } from "../../standards/edu-v-results";
import { xapi } from "../../standards/xapi";
import { dayMessages, dayStatements, versionOf } from "../delivery/history";
import { listSchoolDays } from "../model/school-calendar";
import { createWorld } from "../model/world";
import { listConnections } from "./suppliers";

const world = createWorld("test", "2026-11-23");
const days = listSchoolDays("2026-09-14", "2026-11-20");
const receivedAt = new Date("2026-11-23T12:00:00Z");

function translate(endpoint: DeliverEndpoint, body: unknown, headers: Record<string, string>, homePages = {}) {
	const read = endpoint.read({
		method: "POST",
		path: endpoint.path,
		query: new URLSearchParams(),
		headers: new Headers({ "content-type": "application/json", ...headers }),
		body: new TextEncoder().encode(JSON.stringify(body)),
		receivedAt,
	});
	if (!read.ok) throw new Error(JSON.stringify(read.refusal));
	const settings = { connectionId: "c" as ConnectionId, actorHomePages: homePages, mboxAllowed: false, fields: [] };
	return read.value.translate(settings);
}
const resultsV2 = eduVResults.endpoints.find((endpoint) => endpoint.path === "v2/results") as DeliverEndpoint;
const postStatements = xapi.endpoints.find(
	(endpoint) => endpoint.kind === "deliver" && endpoint.method === "POST",
) as DeliverEndpoint;
const lanes = world.schools.flatMap((school) => listConnections(school).map((connection) => ({ school, connection })));
const wrong = (records: readonly ParsedRecord[]) => records.filter((record) => "rejected" in record);

describe("what the suppliers send", () => {
	it.each(lanes.filter(({ connection }) => connection.tests !== null))(
		"$connection.key of $school.key are Results that we understand",
		(lane) => {
			const messages = days.flatMap((day) => dayMessages(world, lane, day));
			expect(messages.length).toBeGreaterThan(3);
			const records = messages.flatMap((message) =>
				translate(resultsV2, message, { "api-version": versionOf(lane.connection) }),
			);
			const refused = wrong(records).length;
			if (lane.connection.tests === "late") {
				expect(refused).toBeLessThan(records.length / 10);
				const kinds = new Set(records.flatMap((record) => ("record" in record ? record.record.kind : [])));
				expect(kinds).toContain("sitting-entry");
			} else expect(refused).toBe(0);
		},
	);

	it.each(lanes.filter(({ connection }) => connection.practice !== null))(
		"$connection.key of $school.key are statements that we understand",
		(lane) => {
			const statements = days
				.slice(0, 10)
				.flatMap((day) => dayStatements(world, lane, day))
				.slice(0, 400);
			expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
			const headers = { "x-experience-api-version": "1.0.3" };
			const records = translate(postStatements, statements, headers, lane.connection.actorHomePages);
			expect(wrong(records)).toEqual([]);
			const kinds = new Set(records.map((record) => "record" in record && record.record.kind));
			const expected = lane.connection.practice === "adaptive" ? ["attempt", "unit-progress"] : ["attempt"];
			expect(kinds).toEqual(new Set(expected));
			const attempt = records.flatMap((record) =>
				"record" in record && record.record.kind === "attempt" ? [record.record] : [],
			)[0];
			const type = lane.connection.practice === "adaptive" ? "eck-id" : "asi";
			expect(attempt?.pupil.identifiers[0]?.type).toBe(type);
			expect(attempt?.unitId).toMatch(/onderdeel/);
			expect(attempt?.success).not.toBeNull();
			expect(attempt?.durationMs).toBeGreaterThan(0);
		},
	);

	it("is late, broken, corrected, cancelled and sent twice where the careless test maker sends it", () => {
		const late = lanes.filter(({ connection }) => connection.tests === "late");
		const all = listSchoolDays(world.historyFrom, world.anchor);
		const messages = late.flatMap((lane) => all.flatMap((day) => dayMessages(world, lane, day)));
		const ids = messages.map(({ id }) => id);
		expect(new Set(ids).size).toBeLessThan(ids.length);
		const items = messages.flatMap((message) => message.studentScoresAndResults);
		expect(items.some((item) => item.status === "Canceled")).toBe(true);
		expect(items.some((item) => item.additionalInfo === "Herzien")).toBe(true);
		expect(items.some((item) => item.dateLastModified === "gisteren")).toBe(true);
	});
});

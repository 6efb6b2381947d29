import { describe, expect, it } from "vitest";
import type { RosterEndpoint, RosterMessage } from "../../standards/contract";
import { edexml as edexmlStandard } from "../../standards/edexml";
import { oneRosterCsv } from "../../standards/oneroster-csv";
import type { DemoSchool } from "../model/school";
import { createWorld } from "../model/world";
import { edexml } from "./edexml";
import { oneRosterZip } from "./oneroster-zip";

const anchor = "2026-11-23";
const [primary, secondary] = createWorld("test", anchor).schools as [DemoSchool, DemoSchool];

async function read(endpoint: unknown, body: Uint8Array): Promise<RosterMessage> {
	const { path, read } = endpoint as RosterEndpoint;
	const request = { method: "POST", path, query: new URLSearchParams(), headers: new Headers(), body };
	const answer = await read({ ...request, receivedAt: new Date(`${anchor}T12:00:00Z`) });
	if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
	return answer.value;
}

describe("the rosters of the demo", () => {
	it("of the primary school is an EDEXML file that we understand", async () => {
		const bytes = new TextEncoder().encode(edexml(primary, anchor));
		const { snapshot, warnings } = await read(edexmlStandard.endpoints[0], bytes);
		expect(warnings).toEqual([]);
		expect(snapshot.groups.filter((group) => group.combination)).toHaveLength(2);
		const onRoster = primary.pupils.filter((pupil) => pupil.onRoster);
		expect(snapshot.people.filter((person) => person.kind === "pupil")).toHaveLength(onRoster.length);
		const types = snapshot.people[0]?.identifiers.map((identifier) => identifier.type);
		expect(types).toEqual(expect.arrayContaining(["eck-id", "asi"]));
		const duo = snapshot.assignments.filter((each) => each.groupKey === "po-g9" && each.kind === "class-teacher");
		expect(duo).toHaveLength(2);
		expect(snapshot.assignments.filter((each) => each.kind === "coach").length).toBeGreaterThan(40);
		const combination = snapshot.memberships.filter((each) => each.groupKey === "po-g8");
		expect(new Set(combination.map((each) => each.schoolYear))).toEqual(new Set([5, 6]));
	});

	it("of the secondary school is a OneRoster package that we understand", async () => {
		const { snapshot, warnings } = await read(oneRosterCsv.endpoints[0], oneRosterZip(secondary, anchor));
		expect(warnings).toEqual([]);
		expect(snapshot.mode).toBe("bulk");
		expect(snapshot.groups.filter((group) => group.kind === "lesson-group")).toHaveLength(16);
		expect(new Set(snapshot.groups.map((group) => group.subject))).toEqual(new Set([null, "Wiskunde", "Nederlands"]));
		const kinds = new Set(snapshot.assignments.map((each) => each.kind));
		expect(kinds).toEqual(new Set(["class-teacher", "teacher", "coach"]));
		const pupil = snapshot.people.find((person) => person.kind === "pupil");
		expect(pupil?.identifiers.map((identifier) => identifier.type)).toEqual(
			expect.arrayContaining(["sourced-id", "eck-id", "asi"]),
		);
	});

	it("leave out the pupils whom only suppliers know", async () => {
		const text = edexml(primary, anchor);
		for (const stranger of primary.pupils.filter((pupil) => !pupil.onRoster))
			expect(text).not.toContain(stranger.eckId);
	});
});

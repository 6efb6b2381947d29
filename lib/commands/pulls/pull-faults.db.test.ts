import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { inSchool } from "../../db/in-school";
import type { Administration } from "../../demo/administration/administration";
import { runLongWork } from "../../jobs/run-long-work";
import { administrationRows } from "../../testing/administration-rows";
import { testDatabase } from "../../testing/database";
import {
	attempt,
	doPull,
	makeWell,
	pagesOf,
	pulledSchool,
	pupilNames,
	pupilsOf,
	runOf,
	startAdministration,
	switchedOn,
} from "../../testing/pulling";
import { beginPull } from "./begin-pull";
import { pullStep } from "./pull-step";
import { savePull } from "./save-pull";

testDatabase();

let [system, paged] = [] as unknown as [Administration, Administration];
beforeAll(async () => {
	[system, paged] = [await startAdministration(), await startAdministration(5)];
});
afterAll(() => Promise.all([system.close(), paged.close()]));
beforeEach(() => {
	for (const one of [system, paged]) makeWell(one);
});

describe("pages", () => {
	it("are followed, and a pull that was broken off goes on after the last one that it kept", async () => {
		const made = await pulledSchool(paged);
		const { runId } = await beginPull(made.ans, made.connectionId, { trial: true });
		const scope = jobScope(made.schoolId);
		let steps = 0;
		await runLongWork(scope, { workId: runId, queue: "pull-roster" }, async (step) => {
			steps += 1;
			if (steps > 4) throw new Error("killed");
			return pullStep(scope, runId, step);
		});
		const before = paged.asked.length;
		expect(await pagesOf(made)).toBe(4);
		await inSchool(scope, (tx) => tx.longWork.updateMany({ where: { id: runId }, data: { state: "running" } }));
		await doPull(made, runId);
		expect(await runOf(made, runId)).toMatchObject({ result: "previewed", pages: 12, rows: 29 });
		expect(new Set(paged.asked).size).toBe(paged.asked.length);
		expect(before).toBe(4);
	});

	it("that go round in a circle end the pull", async () => {
		const made = await pulledSchool(paged);
		paged.faults.circle = true;
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "repeated-page" });
		expect(await pagesOf(made)).toBe(0);
	});

	it("that are said to be elsewhere are not asked: the token stays at its host", async () => {
		const made = await pulledSchool(paged);
		paged.faults.nextElsewhere = `${system.address}/edu-v/association/v1/groups/school`;
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "foreign-page" });
		expect(system.asked).toEqual([]);
	});
});

describe("a system that is not well", () => {
	it("is asked again after what it says itself, else after a growing while", async () => {
		const made = await pulledSchool(system);
		system.faults.busy = { times: 2, retryAfter: "30" };
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 2, waits: [32, 34] });
		system.faults.busy = { times: 3, retryAfter: null };
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 3, waits: [4, 8, 16] });
		system.faults.busy = { times: 1, retryAfter: new Date(Date.now() + 60_000).toUTCString() };
		const { waits } = await attempt(made);
		expect(waits[0]).toBeGreaterThan(55);
		expect(waits[0]).toBeLessThan(65);
	});

	it("that asks to wait for hours is asked again by the clock", async () => {
		const made = await pulledSchool(system);
		system.faults.busy = { times: 1, retryAfter: "7200" };
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "busy", waits: [] });
	});

	it("gets six tries of a page, and each counts", async () => {
		const made = await pulledSchool(system);
		system.faults.error = 99;
		const failed = await attempt(made);
		expect(failed).toMatchObject({ state: "failed", result: "server-error", retries: 5, detail: { status: 500 } });
		expect(failed.waits).toHaveLength(5);
		system.faults.error = 4;
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 4 });
	});

	it.each(["connection", "text"] as const)("that sends half a page (%s) is asked for it again", async (how) => {
		const made = await pulledSchool(system);
		system.faults.half = { times: 2, how };
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 2, rows: 29 });
		system.faults.half = { times: 99, how };
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "half-page" });
		expect(await pupilsOf(made)).toEqual([]);
	});

	it("that is not there is told as such", async () => {
		const made = await pulledSchool(system);
		const gone = "http://127.0.0.1:9";
		await savePull(made.ans, made.connectionId, { ...made.settings, tokenAddress: `${gone}/token` });
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "unreachable", retries: 5 });
	});
});

describe("signing in", () => {
	it("follows the clock of the system where it differs", async () => {
		const made = await pulledSchool(system);
		system.faults.skewMs = -3_600_000;
		expect(await attempt(made)).toMatchObject({ result: "previewed" });
		expect(system.asked).toHaveLength(8);
	});

	it("asks for a new token when the one it has ended, or is refused once", async () => {
		const made = await pulledSchool(system);
		const given = system.desk.given;
		system.faults.refuseTokens = 1;
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 0 });
		expect(system.desk.given - given).toBe(2);
		system.faults.refuseTokens = 99;
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "unauthorized" });
	});

	it("with a key that the system does not know, or as somebody else, says so", async () => {
		const made = await pulledSchool(system);
		await savePull(made.ans, made.connectionId, { ...made.settings, clientId: "nobody" });
		expect(await attempt(made)).toMatchObject({
			state: "failed",
			result: "sign-in",
			retries: 0,
			detail: { status: 401 },
		});
	});

	it("pupilNames the scopes that were not granted, and a consent that is missing there", async () => {
		const made = await pulledSchool(system);
		system.faults.withheld = ["eduv.student.basic"];
		const detail = { scopes: ["eduv.student.basic"] };
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "scope", detail });
		system.faults.withheld = [];
		system.faults.noConsent = true;
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "consent", detail: { status: 403 } });
	});
});

describe("what the system says of the school", () => {
	it("must be of this school: a master identifier that changed there is told, and nobody is ended", async () => {
		const made = await switchedOn(system);
		system.keep([{ masterId: "999A999", ids: [], rows: () => administrationRows("999A999", []) }]);
		expect(await attempt(made, false)).toMatchObject({ state: "failed", result: "school-unknown" });
		system.keep([{ masterId: made.masterId, ids: [], rows: () => administrationRows("999A999", ["zoe"]) }]);
		expect(await attempt(made, false)).toMatchObject({ state: "failed", result: "other-school" });
		expect(await pupilsOf(made)).toEqual(pupilNames);
	});

	it("is refused as a whole when a row is wrong, with its place and never its value", async () => {
		const made = await switchedOn(system);
		system.faults.change = (call, rows) =>
			call === "students" ? rows.map((row, at) => (at === 3 ? { ...row, familyName: null } : row)) : rows;
		const failed = await attempt(made, false);
		const reasons = [{ code: "wrong-type", path: "/3/familyName" }];
		expect(failed).toMatchObject({ state: "failed", result: "page-invalid", detail: { reasons } });
		expect(JSON.stringify(failed.detail)).not.toContain("dex");
		system.faults.change = (call, rows) => (call === "students" ? rows.slice(0, 3) : rows);
		const some = await attempt(made, false);
		expect(some).toMatchObject({
			result: "roster-invalid",
			detail: { reasons: [{ code: "many-unknown-references" }] },
		});
		expect(await pupilsOf(made)).toEqual(pupilNames);
	});
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { publicKeySet } from "../../authz/outgoing-keys";
import type { Scope } from "../../authz/scope";
import { today } from "../../clock";
import { inSchool } from "../../db/in-school";
import { Administration } from "../../demo/administration/administration";
import { noFaults } from "../../demo/administration/faults";
import type { SchoolId } from "../../domain/ids";
import { schoolYearOf } from "../../domain/school-year";
import { runLongWork } from "../../jobs/run-long-work";
import { administrationRows } from "../../testing/administration-rows";
import { askFor, connect, signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { applyRoster } from "../roster/apply-roster";
import { previewRoster } from "../roster/preview-roster";
import { undoRoster } from "../roster/undo-roster";
import { beginDuePulls } from "./begin-due-pulls";
import { beginPull } from "./begin-pull";
import type { PullInput } from "./pull-input";
import { pullStep } from "./pull-step";
import { savePull } from "./save-pull";
import { switchOnPull } from "./switch-on-pull";

testDatabase();

const scopes = ["eduv.association", "eduv.student.basic", "eduv.employee.basic", "eduv.education"];
const clientId = "groepsbeeld-at-lijstwerk";
const names = ["anna", "bilal", "cato", "dex", "emma", "fay", "gijs", "hana", "ivo", "jip", "kim", "lot"];
let [system, paged] = [] as unknown as [Administration, Administration];
beforeAll(async () => {
	const clients = [{ clientId, keys: async () => publicKeySet() as never }];
	system = await Administration.start({ schools: [], clients });
	paged = await Administration.start({ schools: [], clients, pageSize: 5 });
});
afterAll(() => Promise.all([system.close(), paged.close()]));
beforeEach(() => {
	for (const one of [system, paged]) {
		Object.assign(one.faults, noFaults());
		one.desk.endAll();
		one.asked.length = 0;
	}
});

/** A school with a connection that is approved and set up, kept in a system with these pupils. */
async function school(pupils: readonly string[] = names, at = system, over: Partial<PullInput> = {}) {
	const { schoolId, masterId } = await createSchool();
	return setUp(await signedIn(schoolId), schoolId, masterId, pupils, at, over);
}
async function setUp(
	ans: Scope,
	schoolId: SchoolId,
	masterId: string,
	pupils: readonly string[],
	at = system,
	over: Partial<PullInput> = {},
) {
	const { connectionId } = await connect(ans, {
		...{ supplier: { name: "Lijstwerk" }, standard: "edu-v-roster" },
		terms: { ...askFor().terms, fields: [], scopes },
	});
	let kept = administrationRows(masterId, pupils);
	const ids = [{ organisationId: "99XX00", organisationIdType: "V_ID" }];
	at.keep([{ masterId, ids, rows: () => kept }]);
	const settings: PullInput = {
		...{ clientId, tokenAddress: at.tokenAddress, addresses: at.addresses, hour: 2, filter: null },
		...{ identifierType: "onderwijsaanbieder-id", identifierValue: masterId, ...over },
	};
	await savePull(ans, connectionId, settings);
	const change = (next: readonly string[]) => {
		kept = administrationRows(masterId, next);
	};
	return { ans, schoolId, masterId, connectionId, settings, change, ids };
}
type School = Awaited<ReturnType<typeof school>>;

/** Does the work as the worker does; waits of the queue are counted, not waited for. */
async function work({ schoolId }: School, runId: string): Promise<number[]> {
	const scope = jobScope(schoolId);
	const waits: number[] = [];
	for (let again = true; again && waits.length < 20; ) {
		again = false;
		await runLongWork(scope, { workId: runId, queue: "pull-roster" }, async (step) => {
			const end = await pullStep(scope, runId, step, () => 1);
			if (typeof end === "object") waits.push(end.againInSeconds);
			again = typeof end === "object";
			return end;
		});
	}
	return waits;
}
const runOf = ({ ans }: School, id: string) =>
	inSchool(ans, (tx) => tx.rosterPullRun.findFirstOrThrow({ where: { schoolId: ans.schoolId, id } }));
async function attempt(at: School, trial = true) {
	const { runId } = await beginPull(at.ans, at.connectionId, { trial });
	const waits = await work(at, runId);
	const { state, result, detail, pages, rows, retries, importId } = await runOf(at, runId);
	return { runId, waits, state, result, detail, pages, rows, retries, importId };
}
async function switchedOn(pupils: readonly string[] = names, at = system): Promise<School> {
	const made = await school(pupils, at);
	await attempt(made);
	const { runId } = await switchOnPull(made.ans, made.connectionId);
	await work(made, runId);
	return made;
}
const pupilsOf = async ({ ans }: School) =>
	(await inSchool(ans, (tx) => tx.person.findMany({ where: { kind: "pupil", endedAt: null } })))
		.map(({ givenName }) => givenName)
		.sort();
const pagesOf = ({ ans }: School) => inSchool(ans, (tx) => tx.rosterPullPage.count());

describe("from nothing to a roster that keeps itself", () => {
	it("is tried with a preview first, then switched on, and each pull after it brings what changed", async () => {
		const made = await school();
		const { ans, connectionId } = made;
		await expect(switchOnPull(ans, connectionId)).rejects.toThrow("conflict");
		await expect(beginPull(ans, connectionId, { trial: false })).rejects.toThrow("conflict");
		expect(await attempt(made)).toMatchObject({ state: "done", result: "previewed", pages: 8, retries: 0, waits: [] });
		expect(await pupilsOf(made)).toEqual([]);
		expect(await pagesOf(made)).toBe(0);
		const { runId } = await switchOnPull(ans, connectionId);
		await work(made, runId);
		expect(await runOf(made, runId)).toMatchObject({ state: "done", result: "applied", rows: 29 });
		expect(await pupilsOf(made)).toEqual(names);
		const imports = () => inSchool(ans, (tx) => tx.rosterImport.findMany({ orderBy: { createdAt: "asc" } }));
		expect((await imports()).map(({ state, connectionId: from }) => [state, from])).toEqual([
			["discarded", connectionId],
			["applied", connectionId],
		]);
		expect(await attempt(made, false)).toMatchObject({ result: "unchanged", importId: null });
		made.change([...names, "mies"]);
		const added = await attempt(made, false);
		expect(added).toMatchObject({ result: "applied", detail: { counts: { pupilsAdded: 1, membershipsAdded: 1 } } });
		expect(await pupilsOf(made)).toEqual([...names, "mies"]);
		await undoRoster(ans, added.importId ?? "");
		expect(await pupilsOf(made)).toEqual(names);
	});

	it("goes on where a file from the same administration ended: nobody is there twice, and what is gone ends", async () => {
		const { schoolId, masterId } = await createSchool();
		const ans = await signedIn(schoolId);
		const pupils = names.map(
			(name) => `<leerling key="L-${name}">
			<achternaam>Test</achternaam><roepnaam>${name}</roepnaam><jaargroep>5</jaargroep><groep key="5a"/></leerling>`,
		);
		const { name: year } = schoolYearOf(today());
		const file = `<?xml version="1.0"?><EDEX><school><schooljaar>${year}</schooljaar></school>
			<groepen><groep key="5a"><naam>Groep 5a</naam><jaargroep>5</jaargroep></groep></groepen>
			<leerlingen>${pupils.join("")}</leerlingen>
			<leerkrachten><leerkracht key="t1"><achternaam>Test</achternaam><roepnaam>t1</roepnaam></leerkracht></leerkrachten></EDEX>`;
		const previewed = await previewRoster(ans, new TextEncoder().encode(file));
		await applyRoster(ans, previewed.ok ? previewed.importId : "");
		const people = () => inSchool(ans, (tx) => tx.person.findMany({ select: { id: true }, orderBy: { id: "asc" } }));
		const before = await people();
		const made = await setUp(ans, schoolId, masterId, names);
		await attempt(made);
		const { runId } = await switchOnPull(ans, made.connectionId);
		await work(made, runId);
		expect(await runOf(made, runId)).toMatchObject({ result: "applied" });
		expect(await people()).toEqual(before);
		const groups = await inSchool(ans, (tx) => tx.group.findMany({ orderBy: { name: "asc" } }));
		expect(groups.map(({ name, source, endedAt }) => [name, source, endedAt === null])).toEqual([
			["Groep 5", "edexml", true],
			["Groep 5a", "edexml", false],
		]);
	});

	it("holds a pull that would end many, and does not ask again until a person decided", async () => {
		const made = await switchedOn();
		made.change(names.slice(0, 6));
		const held = await attempt(made, false);
		expect(held).toMatchObject({ state: "done", result: "held" });
		expect(await pupilsOf(made)).toEqual(names);
		await expect(beginPull(made.ans, made.connectionId, { trial: false })).rejects.toThrow("conflict");
		await applyRoster(made.ans, held.importId ?? "");
		expect(await pupilsOf(made)).toEqual(names.slice(0, 6));
		expect(await attempt(made, false)).toMatchObject({ result: "unchanged" });
	});

	it("ends who is to be deleted, and asks by a secondary identifier with a filter where that was chosen", async () => {
		const made = await switchedOn();
		system.faults.change = (call, rows) =>
			call === "students" ? rows.map((row, at) => (at === 0 ? { ...row, status: "tobedeleted" } : row)) : rows;
		// Her group still names her: one reference of twelve is left out, and told.
		const { result, detail } = await attempt(made, false);
		expect([result, detail]).toMatchObject(["held", { counts: { pupilsEnded: 1 } }]);
		const other = await school(names, system, { identifierType: "v-id", identifierValue: "99XX00", filter: true });
		system.faults.change = (call, rows) =>
			call === "organisations" ? [{ ...rows[0], organisationIds: other.ids }] : rows;
		expect(await attempt(other)).toMatchObject({ result: "previewed" });
		expect(system.asked.at(-1)).toBe(
			"/edu-v/employees/v1/employees/school?orgId=99XX00&orgIdType=V_ID&filterByOrgId=true",
		);
	});

	it("is for the admin of the school alone", async () => {
		const made = await school();
		const staff = await signedIn(made.schoolId, "staff");
		const foreign: Scope = (await school()).ans;
		const { connectionId, settings } = made;
		for (const [scope, words] of [
			[staff, "not-allowed"],
			[foreign, "not-found"],
		] as const) {
			await expect(savePull(scope, connectionId, settings)).rejects.toThrow(words);
			await expect(beginPull(scope, connectionId, { trial: true })).rejects.toThrow(words);
			await expect(switchOnPull(scope, connectionId)).rejects.toThrow(words);
		}
		const bad = { ...settings, tokenAddress: "http://system.example/token" };
		await expect(savePull(made.ans, connectionId, bad)).rejects.toThrow("invalid");
		const inside = { ...settings, tokenAddress: "https://10.0.0.1/token" };
		await expect(savePull(made.ans, connectionId, inside)).rejects.toThrow("invalid");
	});

	it("has to be tried anew when another system is set up, and keeps its night when only the hour changes", async () => {
		const made = await switchedOn();
		const { ans, connectionId, settings } = made;
		const pull = () => inSchool(ans, (tx) => tx.rosterPull.findFirstOrThrow());
		await savePull(ans, connectionId, { ...settings, hour: 4 });
		expect(await pull()).toMatchObject({ hour: 4, nextAt: expect.any(Date) });
		await savePull(ans, connectionId, { ...settings, clientId: "another" });
		expect((await pull()).nextAt).toBeNull();
		await expect(switchOnPull(ans, connectionId)).rejects.toThrow("conflict");
	});
});

describe("pages", () => {
	it("are followed, and a pull that was broken off goes on after the last one that it kept", async () => {
		const made = await school(names, paged);
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
		await work(made, runId);
		expect(await runOf(made, runId)).toMatchObject({ result: "previewed", pages: 12, rows: 29 });
		expect(new Set(paged.asked).size).toBe(paged.asked.length);
		expect(before).toBe(4);
	});

	it("that go round in a circle end the pull", async () => {
		const made = await school(names, paged);
		paged.faults.circle = true;
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "repeated-page" });
		expect(await pagesOf(made)).toBe(0);
	});

	it("that are said to be elsewhere are not asked: the token stays at its host", async () => {
		const made = await school(names, paged);
		paged.faults.nextElsewhere = `${system.address}/edu-v/association/v1/groups/school`;
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "foreign-page" });
		expect(system.asked).toEqual([]);
	});
});

describe("a system that is not well", () => {
	it("is asked again after what it says itself, else after a growing while", async () => {
		const made = await school();
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
		const made = await school();
		system.faults.busy = { times: 1, retryAfter: "7200" };
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "busy", waits: [] });
	});

	it("gets six tries of a page, and each counts", async () => {
		const made = await school();
		system.faults.error = 99;
		const failed = await attempt(made);
		expect(failed).toMatchObject({ state: "failed", result: "server-error", retries: 5, detail: { status: 500 } });
		expect(failed.waits).toHaveLength(5);
		system.faults.error = 4;
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 4 });
	});

	it.each(["connection", "text"] as const)("that sends half a page (%s) is asked for it again", async (how) => {
		const made = await school();
		system.faults.half = { times: 2, how };
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 2, rows: 29 });
		system.faults.half = { times: 99, how };
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "half-page" });
		expect(await pupilsOf(made)).toEqual([]);
	});

	it("that is not there is told as such", async () => {
		const made = await school();
		const gone = "http://127.0.0.1:9";
		await savePull(made.ans, made.connectionId, { ...made.settings, tokenAddress: `${gone}/token` });
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "unreachable", retries: 5 });
	});
});

describe("signing in", () => {
	it("follows the clock of the system where it differs", async () => {
		const made = await school();
		system.faults.skewMs = -3_600_000;
		expect(await attempt(made)).toMatchObject({ result: "previewed" });
		expect(system.asked).toHaveLength(8);
	});

	it("asks for a new token when the one it has ended, or is refused once", async () => {
		const made = await school();
		const given = system.desk.given;
		system.faults.refuseTokens = 1;
		expect(await attempt(made)).toMatchObject({ result: "previewed", retries: 0 });
		expect(system.desk.given - given).toBe(2);
		system.faults.refuseTokens = 99;
		expect(await attempt(made)).toMatchObject({ state: "failed", result: "unauthorized" });
	});

	it("with a key that the system does not know, or as somebody else, says so", async () => {
		const made = await school();
		await savePull(made.ans, made.connectionId, { ...made.settings, clientId: "nobody" });
		expect(await attempt(made)).toMatchObject({
			state: "failed",
			result: "sign-in",
			retries: 0,
			detail: { status: 401 },
		});
	});

	it("names the scopes that were not granted, and a consent that is missing there", async () => {
		const made = await school();
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
		const made = await switchedOn();
		system.keep([{ masterId: "999A999", ids: [], rows: () => administrationRows("999A999", []) }]);
		expect(await attempt(made, false)).toMatchObject({ state: "failed", result: "school-unknown" });
		system.keep([{ masterId: made.masterId, ids: [], rows: () => administrationRows("999A999", ["zoe"]) }]);
		expect(await attempt(made, false)).toMatchObject({ state: "failed", result: "other-school" });
		expect(await pupilsOf(made)).toEqual(names);
	});

	it("is refused as a whole when a row is wrong, with its place and never its value", async () => {
		const made = await switchedOn();
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
		expect(await pupilsOf(made)).toEqual(names);
	});
});

describe("by the clock", () => {
	const due = (at: School) =>
		inSchool(at.ans, (tx) => tx.rosterPull.updateMany({ where: {}, data: { nextAt: new Date(Date.now() - 1_000) } }));
	const openOf = async (at: School) =>
		(await inSchool(at.ans, (tx) => tx.rosterPullRun.findMany({ where: { state: "open" } }))).map(({ id }) => id);

	it("one begins when its hour has come, once, and the next is a night later", async () => {
		const made = await switchedOn();
		await due(made);
		await beginDuePulls(jobScope(made.schoolId));
		await beginDuePulls(jobScope(made.schoolId));
		const open = await openOf(made);
		expect(open).toHaveLength(1);
		await work(made, open[0] ?? "");
		expect(await runOf(made, open[0] ?? "")).toMatchObject({ result: "unchanged", askedBy: null });
		const { nextAt } = await inSchool(made.ans, (tx) => tx.rosterPull.findFirstOrThrow());
		expect(nextAt?.getTime()).toBeGreaterThan(Date.now());
	});

	it("one that failed for what may pass is made again within the night, three times", async () => {
		const made = await switchedOn();
		system.faults.error = 9_999;
		const soon: boolean[] = [];
		for (let night = 0; night < 4; night++) {
			await due(made);
			await beginDuePulls(jobScope(made.schoolId));
			const [id = ""] = await openOf(made);
			await work(made, id);
			const { nextAt, failures } = await inSchool(made.ans, (tx) => tx.rosterPull.findFirstOrThrow());
			soon.push((nextAt?.getTime() ?? 0) < Date.now() + 3_700_000 && failures === night + 1);
		}
		expect(soon.slice(0, 3)).toEqual([true, true, true]);
		system.faults.error = 0;
		await attempt(made, false);
		expect((await inSchool(made.ans, (tx) => tx.rosterPull.findFirstOrThrow())).failures).toBe(0);
	});

	it("a pull that a person ended leaves no page, and the next can begin", async () => {
		const made = await school(names, paged);
		const { runId } = await beginPull(made.ans, made.connectionId, { trial: true });
		const scope = jobScope(made.schoolId);
		await runLongWork(scope, { workId: runId, queue: "pull-roster" }, async (step) => {
			const end = await pullStep(scope, runId, step);
			await inSchool(scope, (tx) => tx.longWork.updateMany({ where: { id: runId }, data: { cancelAsked: true } }));
			return end;
		});
		expect(await attempt(made)).toMatchObject({ result: "previewed" });
		expect(await runOf(made, runId)).toMatchObject({ state: "cancelled", result: "cancelled" });
		expect(await pagesOf(made)).toBe(0);
	});
});

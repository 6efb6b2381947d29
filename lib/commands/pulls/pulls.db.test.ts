import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { Administration } from "../../demo/administration/administration";
import { schoolYearOf } from "../../domain/school-year";
import { runLongWork } from "../../jobs/run-long-work";
import { signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import {
	attempt,
	doPull,
	makeWell,
	type PulledSchool,
	pagesOf,
	pulledSchool,
	pupilNames,
	pupilsOf,
	runOf,
	setUpPull,
	startAdministration,
	switchedOn,
} from "../../testing/pulling";
import { applyRoster } from "../roster/apply-roster";
import { previewRoster } from "../roster/preview-roster";
import { undoRoster } from "../roster/undo-roster";
import { beginDuePulls } from "./begin-due-pulls";
import { beginPull } from "./begin-pull";
import { pullStep } from "./pull-step";
import { savePull } from "./save-pull";
import { switchOnPull } from "./switch-on-pull";

testDatabase();

let [system, paged] = [] as unknown as [Administration, Administration];
beforeAll(async () => {
	[system, paged] = [await startAdministration(), await startAdministration(5)];
});
afterAll(() => Promise.all([system.close(), paged.close()]));
beforeEach(() => {
	for (const one of [system, paged]) makeWell(one);
});

describe("from nothing to a roster that keeps itself", () => {
	it("is tried with a preview first, then switched on, and each pull after it brings what changed", async () => {
		const made = await pulledSchool(system);
		const { ans, connectionId } = made;
		await expect(switchOnPull(ans, connectionId)).rejects.toThrow("conflict");
		await expect(beginPull(ans, connectionId, { trial: false })).rejects.toThrow("conflict");
		expect(await attempt(made)).toMatchObject({ state: "done", result: "previewed", pages: 8, retries: 0, waits: [] });
		expect(await pupilsOf(made)).toEqual([]);
		expect(await pagesOf(made)).toBe(0);
		const { runId } = await switchOnPull(ans, connectionId);
		await doPull(made, runId);
		expect(await runOf(made, runId)).toMatchObject({ state: "done", result: "applied", rows: 29 });
		expect(await pupilsOf(made)).toEqual(pupilNames);
		const imports = () => inSchool(ans, (tx) => tx.rosterImport.findMany({ orderBy: { createdAt: "asc" } }));
		expect((await imports()).map(({ state, connectionId: from }) => [state, from])).toEqual([
			["discarded", connectionId],
			["applied", connectionId],
		]);
		expect(await attempt(made, false)).toMatchObject({ result: "unchanged", importId: null });
		made.change([...pupilNames, "mies"]);
		const added = await attempt(made, false);
		expect(added).toMatchObject({ result: "applied", detail: { counts: { pupilsAdded: 1, membershipsAdded: 1 } } });
		expect(await pupilsOf(made)).toEqual([...pupilNames, "mies"]);
		await undoRoster(ans, added.importId ?? "");
		expect(await pupilsOf(made)).toEqual(pupilNames);
	});

	it("goes on where a file from the same administration ended: nobody is there twice, and what is gone ends", async () => {
		const { schoolId, masterId } = await createSchool();
		const ans = await signedIn(schoolId);
		const pupils = pupilNames.map(
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
		const made = await setUpPull(system, { ans, schoolId, masterId });
		await attempt(made);
		const { runId } = await switchOnPull(ans, made.connectionId);
		await doPull(made, runId);
		expect(await runOf(made, runId)).toMatchObject({ result: "applied" });
		expect(await people()).toEqual(before);
		const groups = await inSchool(ans, (tx) => tx.group.findMany({ orderBy: { name: "asc" } }));
		expect(groups.map(({ name, source, endedAt }) => [name, source, endedAt === null])).toEqual([
			["Groep 5", "edexml", true],
			["Groep 5a", "edexml", false],
		]);
	});

	it("holds a pull that would end many, and does not ask again until a person decided", async () => {
		const made = await switchedOn(system);
		made.change(pupilNames.slice(0, 6));
		const held = await attempt(made, false);
		expect(held).toMatchObject({ state: "done", result: "held" });
		expect(await pupilsOf(made)).toEqual(pupilNames);
		await expect(beginPull(made.ans, made.connectionId, { trial: false })).rejects.toThrow("conflict");
		await applyRoster(made.ans, held.importId ?? "");
		expect(await pupilsOf(made)).toEqual(pupilNames.slice(0, 6));
		expect(await attempt(made, false)).toMatchObject({ result: "unchanged" });
	});

	it("ends who is to be deleted, and asks by a secondary identifier with a filter where that was chosen", async () => {
		const made = await switchedOn(system);
		system.faults.change = (call, rows) =>
			call === "students" ? rows.map((row, at) => (at === 0 ? { ...row, status: "tobedeleted" } : row)) : rows;
		// Her group still pupilNames her: one reference of twelve is left out, and told.
		const { result, detail } = await attempt(made, false);
		expect([result, detail]).toMatchObject(["held", { counts: { pupilsEnded: 1 } }]);
		const other = await pulledSchool(system, pupilNames, {
			identifierType: "v-id",
			identifierValue: "99XX00",
			filter: true,
		});
		system.faults.change = (call, rows) =>
			call === "organisations" ? [{ ...rows[0], organisationIds: other.ids }] : rows;
		expect(await attempt(other)).toMatchObject({ result: "previewed" });
		expect(system.asked.at(-1)).toBe(
			"/edu-v/employees/v1/employees/school?orgId=99XX00&orgIdType=V_ID&filterByOrgId=true",
		);
	});

	it("is for the admin of the school alone", async () => {
		const made = await pulledSchool(system);
		const staff = await signedIn(made.schoolId, "staff");
		const foreign: Scope = (await pulledSchool(system)).ans;
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
		const made = await switchedOn(system);
		const { ans, connectionId, settings } = made;
		const pull = () => inSchool(ans, (tx) => tx.rosterPull.findFirstOrThrow());
		await savePull(ans, connectionId, { ...settings, hour: 4 });
		expect(await pull()).toMatchObject({ hour: 4, nextAt: expect.any(Date) });
		await savePull(ans, connectionId, { ...settings, clientId: "another" });
		expect((await pull()).nextAt).toBeNull();
		await expect(switchOnPull(ans, connectionId)).rejects.toThrow("conflict");
	});
});

describe("by the clock", () => {
	const due = (at: PulledSchool) =>
		inSchool(at.ans, (tx) => tx.rosterPull.updateMany({ where: {}, data: { nextAt: new Date(Date.now() - 1_000) } }));
	const openOf = async (at: PulledSchool) =>
		(await inSchool(at.ans, (tx) => tx.rosterPullRun.findMany({ where: { state: "open" } }))).map(({ id }) => id);

	it("one begins when its hour has come, once, and the next is a night later", async () => {
		const made = await switchedOn(system);
		await due(made);
		await beginDuePulls(jobScope(made.schoolId));
		await beginDuePulls(jobScope(made.schoolId));
		const open = await openOf(made);
		expect(open).toHaveLength(1);
		await doPull(made, open[0] ?? "");
		expect(await runOf(made, open[0] ?? "")).toMatchObject({ result: "unchanged", askedBy: null });
		const { nextAt } = await inSchool(made.ans, (tx) => tx.rosterPull.findFirstOrThrow());
		expect(nextAt?.getTime()).toBeGreaterThan(Date.now());
	});

	it("one that failed for what may pass is made again within the night, three times", async () => {
		const made = await switchedOn(system);
		system.faults.error = 9_999;
		const soon: boolean[] = [];
		for (let night = 0; night < 4; night++) {
			await due(made);
			await beginDuePulls(jobScope(made.schoolId));
			const [id = ""] = await openOf(made);
			await doPull(made, id);
			const { nextAt, failures } = await inSchool(made.ans, (tx) => tx.rosterPull.findFirstOrThrow());
			soon.push((nextAt?.getTime() ?? 0) < Date.now() + 3_700_000 && failures === night + 1);
		}
		expect(soon.slice(0, 3)).toEqual([true, true, true]);
		const letters = () =>
			inSchool(made.ans, (tx) => tx.outboxMail.findMany({ where: { template: { startsWith: "pull" } } }));
		// One letter, when trying again within the night was of no use, and none the night after.
		await due(made);
		await beginDuePulls(jobScope(made.schoolId));
		await doPull(made, (await openOf(made))[0] ?? "");
		expect((await letters()).map(({ template }) => template)).toEqual(["pullStopped"]);
		system.faults.error = 0;
		await attempt(made, false);
		expect((await inSchool(made.ans, (tx) => tx.rosterPull.findFirstOrThrow())).failures).toBe(0);
	});

	it("one that would end many is told to the admins, who were asleep", async () => {
		const made = await switchedOn(system);
		made.change(pupilNames.slice(0, 6));
		await due(made);
		await beginDuePulls(jobScope(made.schoolId));
		await doPull(made, (await openOf(made))[0] ?? "");
		const letters = await inSchool(made.ans, (tx) => tx.outboxMail.findMany({ where: { template: "pullHeld" } }));
		expect(letters).toHaveLength(1);
		expect(letters[0]?.params).toMatchObject({ supplier: "Lijstwerk" });
	});

	it("a pull that a person ended leaves no page, and the next can begin", async () => {
		const made = await pulledSchool(paged);
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

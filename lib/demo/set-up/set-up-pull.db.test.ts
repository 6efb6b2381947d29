import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { publicKeySet } from "../../authz/oauth/outgoing-keys";
import { today } from "../../clock";
import { beginDuePulls } from "../../commands/pulls/begin-due-pulls";
import { applyRoster } from "../../commands/roster/apply-roster";
import { previewRoster } from "../../commands/roster/preview-roster";
import { inSchool } from "../../db/in-school";
import { pullRosterJob } from "../../jobs/definitions/pull-roster";
import { testDatabase } from "../../testing/database";
import { createWorld } from "../model/world";
import { edexml } from "../roster/edexml";
import { Secrets } from "./secrets";
import { setUpPull } from "./set-up-pull";
import { setUpSchool } from "./set-up-school";

testDatabase();

it("the roster that came as a file goes on by pull: one pupil more, and everybody else stays who they are", async () => {
	const anchor = today();
	const world = createWorld("bonte-tram", anchor);
	const secrets = Secrets.open(path.join(mkdtempSync(path.join(tmpdir(), "groepsbeeld-")), "suppliers.json"));
	const [school] = world.schools;
	if (!school) throw new Error("no school");
	const scope = await setUpSchool(secrets, school);
	const previewed = await previewRoster(scope, new TextEncoder().encode(edexml(school, anchor)));
	await applyRoster(scope, previewed.ok ? previewed.importId : "");
	const keys = async () => (await publicKeySet()) as never;
	const ends: unknown[] = [];
	// The second start finds the connection, at another port.
	for (const _start of [1, 2]) {
		const system = await setUpPull({ world, secrets, keys });
		await beginDuePulls(scope);
		const run = () => inSchool(scope, (tx) => tx.rosterPullRun.findFirstOrThrow({ orderBy: { createdAt: "desc" } }));
		const { id } = await run();
		await pullRosterJob.run({ schoolId: scope.schoolId, workId: id });
		const { result, detail, pages } = await run();
		ends.push({ result, detail, more: pages > 8 });
		await system.close();
	}
	const none = {
		...{ pupilsChanged: 0, pupilsEnded: 0, employeesAdded: 0, employeesChanged: 0, employeesEnded: 0 },
		...{ groupsAdded: 0, groupsChanged: 0, groupsEnded: 0, membershipsChanged: 0, assignmentsEnded: 0, leftOut: 0 },
	};
	expect(ends).toEqual([
		{
			result: "applied",
			more: true,
			detail: { counts: { ...none, pupilsAdded: 1, membershipsAdded: 1, assignmentsAdded: expect.any(Number) } },
		},
		{
			result: "unchanged",
			more: true,
			detail: { counts: { ...none, pupilsAdded: 0, membershipsAdded: 0, assignmentsAdded: 0 } },
		},
	]);
	expect(await inSchool(scope, (tx) => tx.connection.count())).toBe(1);
});

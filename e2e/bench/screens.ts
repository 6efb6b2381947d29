import { listChanges } from "../../lib/queries/changes/list-changes";
import { findGroupGrid } from "../../lib/queries/groups/find-group-grid";
import { findPupilPage } from "../../lib/queries/pupils/find-pupil-page";
import { findSittingPage } from "../../lib/queries/sittings/find-sitting-page";
import { listSittings } from "../../lib/queries/sittings/list-sittings";
import { personScope } from "../../lib/testing/person-scope";
import { makeScreensSchool, type ScreensSchool } from "./screens-school";
import { middle, spread } from "./spread";
import { withDatabase } from "./with-database";

const times = 9;

/**
 * The read models of screens on which it is decided whose test a result is, in a school of 1,344 pupils who each have a
 * class and eight lesson groups a year: from scope to answer, with access, row-level security and the logged look.
 */
export async function run(): Promise<void> {
	await withDatabase("screens", async ({ database }) => {
		const stage = await makeScreensSchool(database);
		for (const screen of screensOf(stage)) await measure(screen);
	});
}

interface Screen {
	readonly name: string;
	/** Milliseconds. */
	readonly goal: number;
	/** @returns how much it shows: a screen that shows nothing would be quick */
	readonly read: () => Promise<number | undefined>;
}

export function screensOf({ school, classId, layerId, pupilId, teacherId, sittingId }: ScreensSchool): Screen[] {
	const scope = personScope({ schoolId: school.schoolId, personId: teacherId });
	const [period, year] = [{ key: "8w" }, { key: "year" }] as const;
	const chosen = {
		subject: "arithmetic",
		connectionId: null,
		kind: "all",
		schoolYear: null,
		subGroupId: null,
	} as const;
	const grid = (groupId: typeof classId) => async () =>
		(await findGroupGrid(scope, { ...chosen, groupId, period: year }))?.grid.columns.length;
	const list = (groupId: typeof classId) => async () => (await listSittings(scope, groupId))?.sittings.length;
	const page = (groupId: typeof classId) => async () =>
		(await findSittingPage(scope, { groupId, sittingId, compareWith: null }))?.pupils.length;
	return [
		{ name: "grid of a class", goal: 174, read: grid(classId) },
		{ name: "grid of a layer of 224", goal: 500, read: grid(layerId) },
		{ name: "tests of a class", goal: 50, read: list(classId) },
		{ name: "tests of a layer of 224", goal: 200, read: list(layerId) },
		{ name: "a test of a layer of 224", goal: 200, read: page(layerId) },
		{
			name: "a pupil",
			goal: 200,
			read: async () => (await findPupilPage(scope, { pupilId, period: year, connectionId: null }))?.rows.length,
		},
		{
			name: "what changed about 28 pupils",
			goal: 500,
			read: async () => (await listChanges(scope, period))?.pupils.length,
		},
	];
}

export async function measure({ name, goal, read }: Screen): Promise<void> {
	const shown = await read();
	if (!shown) throw new Error(`${name} shows nothing`);
	const taken: number[] = [];
	for (let nth = 0; nth < times; nth += 1) {
		const began = performance.now();
		await read();
		taken.push(performance.now() - began);
	}
	const kept = middle(taken) <= goal ? "" : " NOT MET";
	console.log(`screens, ${name}: ${spread(taken)} ms (${shown} shown), goal <= ${goal} ms${kept}`);
}

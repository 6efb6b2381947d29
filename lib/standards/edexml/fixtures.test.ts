import { describe, expect, it } from "vitest";
import { listRosterFixtures, runRosterFixture } from "../../testing/roster-fixtures";
import { edexml } from "./index";

describe("golden rosters", () => {
	for (const { name, body, expected } of listRosterFixtures(import.meta.dirname))
		it(name, async () => {
			expect(await runRosterFixture(edexml, body)).toEqual(expected);
		});
});

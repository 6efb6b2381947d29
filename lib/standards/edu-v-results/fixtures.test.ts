import { describe, expect, it } from "vitest";
import { listFixtures, runFixture } from "../../testing/standard-fixtures";
import { eduVResults } from "./index";

describe("golden fixtures", () => {
	for (const { name, input, expected } of listFixtures(import.meta.dirname)) {
		it(`${name}: ${input.about}`, () => {
			const first = JSON.parse(JSON.stringify(runFixture(eduVResults, input)));
			expect(first).toEqual(expected);
			expect(JSON.parse(JSON.stringify(runFixture(eduVResults, input)))).toEqual(first);
		});
	}
});

import { expect, test } from "vitest";
import { testDatabase } from "../../lib/testing/database";
import { sized } from "../../lib/testing/sizes";
import { compareSchool } from "./compare/compare-school";
import { inWords } from "./compare/differences";
import { makeSchool } from "./make/make-school";
import { isOpen } from "./open-differences";
import { scenarios } from "./scenarios";

testDatabase();

const schools = [...scenarios, ...Array.from({ length: sized(8, 60) }, (_, index) => makeSchool(index + 1))];

/** `npm run truth -- --seed 1 --schools 500` asks many more; a school that differed there becomes a scenario here. */
test.each(schools.map((school) => [school.name, school] as const))(
	"every figure of %s is the same when it is computed again",
	{ timeout: 120_000 },
	async (_, school) => {
		const { differences, compared } = await compareSchool(school);
		expect(compared).toBeGreaterThan(10);
		expect(differences.filter((difference) => !isOpen(difference)).map(inWords)).toEqual([]);
	},
);

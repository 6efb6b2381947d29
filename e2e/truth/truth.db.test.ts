import { expect, test } from "vitest";
import { testDatabase } from "../../lib/testing/database";
import { sized } from "../../lib/testing/sizes";
import { compareSchool } from "./compare/compare-school";
import { inWords } from "./compare/differences";
import { makeSchool } from "./make/make-school";

testDatabase();

const seeds = Array.from({ length: sized(6, 60) }, (_, index) => index + 1);

test.each(seeds)("every figure of school %i is the same twice", async (seed) => {
	const { differences, compared } = await compareSchool(makeSchool(seed));
	console.log(seed, compared, differences.length);
	expect(differences.map(inWords)).toEqual([]);
});

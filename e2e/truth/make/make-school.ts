import { randomOf } from "../random";
import type { RawSchool } from "../raw-school";
import { makePractice } from "./make-practice";
import { makeRoster } from "./make-roster";
import { makeTests } from "./make-tests";

/** The day on which every made-up school is asked: a Monday, well inside a school year, and past for ever. */
export const today = "2026-11-23";

/** The school of a seed, the same on every machine and every day. */
export function makeSchool(seed: number): RawSchool {
	const random = randomOf(seed);
	const name = `s${seed}`;
	const roster = makeRoster(random, name);
	const tests = makeTests(random, name, roster);
	const practice = makePractice(random, name, roster);
	return {
		...{ name, today, ...roster },
		goals: [
			{ key: "A1", subject: "arithmetic" },
			{ key: "A2", subject: "arithmetic" },
			{ key: "D1", subject: "dutch" },
		],
		families: tests.families,
		suppliers: [...tests.suppliers, ...practice.suppliers],
		mappings: unique([...tests.mappings, ...practice.mappings]),
		deliveries: [...tests.deliveries, ...practice.deliveries],
	};
}

const unique = <Item extends object>(items: readonly Item[]): Item[] => [
	...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

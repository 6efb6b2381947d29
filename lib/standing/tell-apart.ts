import { groupBy } from "../domain/group-by";

/** A test as lists name it, with what its supplier says of it besides. */
export interface NamedTest {
	readonly name: string;
	/** yyyy-mm-dd */
	readonly day: string;
	readonly supplier: string;
	/** Empty: the supplier names none. */
	readonly version: string;
	readonly studyLevel: string | null;
	/** Its number at the supplier, which is never that of another test. */
	readonly sourceId: string;
}

/**
 * What tells tests of one name, day and supplier apart on a list: the version or the study level where those differ among
 * all of them, else the supplier's own number. Null where the name is enough.
 * @returns in the order of the tests
 */
export function tellApart(tests: readonly NamedTest[]): (string | null)[] {
	const keyOf = ({ name, day, supplier }: NamedTest) => JSON.stringify([name, day, supplier]);
	const alike = groupBy(tests, keyOf);
	return tests.map((test) => {
		const group = alike.get(keyOf(test)) ?? [];
		if (group.length < 2) return null;
		const told = tellers.find((tell) => {
			const said = group.map(tell);
			return said.every((one) => one !== "") && new Set(said).size === said.length;
		});
		return (told ?? ((one: NamedTest) => `${one.version || "–"} ${one.sourceId}`))(test);
	});
}

/**
 * The name of a test with what tells it apart from tests like it: "Toets (2)"; the name alone where there is none.
 * @param among tests of this name and supplier that were made on one day with it, itself or not
 */
export function toldName(test: Omit<NamedTest, "day">, among: readonly (typeof test)[]): string {
	const others = among.filter((one) => one.sourceId !== test.sourceId || one.version !== test.version);
	const [apart] = tellApart([test, ...others].map((one) => ({ ...one, day: "" })));
	return apart == null ? test.name : `${test.name} (${apart})`;
}

const tellers: readonly ((test: NamedTest) => string)[] = [
	({ version }) => version.trim(),
	({ studyLevel }) => studyLevel?.trim() ?? "",
	({ sourceId }) => sourceId,
];

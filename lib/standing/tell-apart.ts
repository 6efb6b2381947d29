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
	const alike = new Map<string, NamedTest[]>();
	const keyOf = ({ name, day, supplier }: NamedTest) => JSON.stringify([name, day, supplier]);
	for (const test of tests) alike.set(keyOf(test), [...(alike.get(keyOf(test)) ?? []), test]);
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

/** The name of a test with what tells it apart from tests like it: "Toets (2)"; the name alone where there is none. */
export function toldName(test: NamedTest, among: readonly NamedTest[]): string {
	const others = among.filter((one) => one.sourceId !== test.sourceId || one.version !== test.version);
	const [apart] = tellApart([test, ...others]);
	return apart == null ? test.name : `${test.name} (${apart})`;
}

const tellers: readonly ((test: NamedTest) => string)[] = [
	({ version }) => version.trim(),
	({ studyLevel }) => studyLevel?.trim() ?? "",
	({ sourceId }) => sourceId,
];

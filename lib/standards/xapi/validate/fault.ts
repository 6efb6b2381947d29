/**
 * What is wrong with a statement: the first fault, with the keys that lead to it. Checks return null when all is well,
 * so that a good statement costs no paths: a pointer is only built on the way back from a fault.
 */
export interface Fault {
	readonly code: string;
	readonly path: readonly PropertyKey[];
}
export type Check = (value: unknown) => Fault | null;
export type JsonObject = { readonly [key: string]: unknown };

export function fault(code: string, ...path: PropertyKey[]): Fault {
	return { code, path };
}

export function within(key: PropertyKey, found: Fault | null): Fault | null {
	return found === null ? null : { code: found.code, path: [key, ...found.path] };
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Properties that an object may have, each with its check. A Map: no property of a message reaches a prototype. */
export function shape(checks: Readonly<Record<string, Check>>): ReadonlyMap<string, Check> {
	return new Map(Object.entries(checks));
}

/** No property beyond those of the shape (2.2: unknown properties and other cases are refused), each as it must be. */
export function checkShape(value: unknown, properties: ReadonlyMap<string, Check>): Fault | null {
	if (!isObject(value)) return fault("wrong-type");
	for (const key in value) {
		const check = properties.get(key);
		if (check === undefined) return fault("unknown-property", key);
		const found = check(value[key]);
		if (found !== null) return within(key, found);
	}
	return null;
}

/** Entries of one list of a statement: the standard names no number, and no group or interaction comes near it. */
const mostEntries = 1_000;

/** `item` for each element of an array, of which there are at most a thousand. */
export function arrayOf(item: Check): Check {
	return (value) => {
		if (!Array.isArray(value)) return fault("wrong-type");
		if (value.length > mostEntries) return fault("too-many-entries");
		for (let index = 0; index < value.length; index += 1) {
			const found = item(value[index]);
			if (found !== null) return within(index, found);
		}
		return null;
	};
}

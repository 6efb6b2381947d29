import fc from "fast-check";

/** Values that senders, by accident or on purpose, put where others belong. */
const intruders: readonly unknown[] = [
	...[null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, "", " ", "x", "\u0000", "\ud800", "null"],
	...[
		"9".repeat(400),
		"a".repeat(20_000),
		"2026-13-45T99:99:99Z",
		"https://",
		"mailto:",
		"__proto__",
		[],
		{},
		[[]],
		[null],
	],
	...[{ __proto__: { polluted: true } }, JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}')],
];

export interface Mutation {
	readonly at: number;
	readonly how: "replace" | "remove" | "rename" | "add" | "repeat";
	readonly intruder: number;
}
export const mutation: fc.Arbitrary<Mutation> = fc.record({
	at: fc.nat(10_000),
	how: fc.constantFrom("replace" as const, "remove" as const, "rename" as const, "add" as const, "repeat" as const),
	intruder: fc.nat(intruders.length - 1),
});

type Slot = { readonly holder: Record<string, unknown>; readonly key: string };

/** A copy of a message with some of its places changed. */
export function mutate(message: unknown, mutations: readonly Mutation[]): unknown {
	const copy: unknown = structuredClone(message);
	for (const { at, how, intruder } of mutations) {
		const slots = listSlots(copy);
		const slot = slots[at % Math.max(slots.length, 1)];
		if (slot === undefined) return copy;
		const { holder, key } = slot;
		// A copy: a later mutation must not change the intruder itself, for then it would come to hold itself.
		const value: unknown = structuredClone(intruders[intruder]);
		if (how === "replace") holder[key] = value;
		else if (how === "repeat") holder[key] = [holder[key], holder[key]];
		else if (how === "add") define(holder, ["__proto__", "extra", "toString", "ID"][intruder % 4] ?? "extra", value);
		else {
			const kept = holder[key];
			delete holder[key];
			if (how === "rename") define(holder, key.toUpperCase(), kept);
		}
	}
	return copy;
}

/** As JSON.parse does it: an own property, whatever its name. */
function define(holder: object, key: string, value: unknown): void {
	Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function listSlots(value: unknown): Slot[] {
	if (typeof value !== "object" || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [{ holder, key }, ...listSlots(holder[key])]);
}

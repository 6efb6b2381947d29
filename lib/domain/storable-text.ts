interface Place {
	readonly value: unknown;
	readonly key: PropertyKey;
	readonly parent: Place | null;
}

/**
 * Path of the first text (key or value) in a value that PostgreSQL cannot keep: a NUL or a lone surrogate. Null: none.
 * Walks without recursion, so that no depth from outside fills the stack.
 */
export function findUnstorableText(value: unknown): PropertyKey[] | null {
	const open: Place[] = [{ value, key: "", parent: null }];
	for (let place = open.pop(); place !== undefined; place = open.pop()) {
		const { value: here } = place;
		if (typeof here === "string" && !isStorable(here)) return pathTo(place);
		if (typeof here !== "object" || here === null) continue;
		const entries = Object.entries(here);
		if (!entries.every(([key]) => isStorable(key))) return pathTo(place);
		for (const [key, child] of entries.reverse())
			open.push({ value: child, key: Array.isArray(here) ? Number(key) : key, parent: place });
	}
	return null;
}

const loneSurrogate = /\p{Surrogate}/u;
export function isStorable(text: string): boolean {
	return !text.includes("\u0000") && !loneSurrogate.test(text);
}

function pathTo(place: Place): PropertyKey[] {
	const keys: PropertyKey[] = [];
	for (let at: Place = place; at.parent !== null; at = at.parent) keys.unshift(at.key);
	return keys;
}

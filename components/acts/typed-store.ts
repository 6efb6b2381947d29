/**
 * What was typed and is not saved yet, in this tab alone (sessionStorage): bound to who it was typed by and for how long, so
 * that a session that ends, a page that is loaded anew or a network that is away loses nothing, and nobody else finds it.
 */

/** A value by the name of its field and its place among those of that name. */
export type TypedValue = readonly [name: string, nth: number, value: string | boolean];

export interface Typed {
	/** When it was typed last; milliseconds since 1970. */
	readonly at: number;
	/** The page of the form, with its question. */
	readonly path: string;
	/** The version that it was typed over. */
	readonly seen: string | null;
	/** The press that sent it, and was not answered with done; null: it was not sent. */
	readonly actId: string | null;
	readonly values: readonly TypedValue[];
}

interface Kept {
	/** For whom the pages of this tab are; empty: for nobody who is signed in. */
	readonly owner: string;
	/** Where to go back to after signing in. */
	readonly returnTo: string | null;
	readonly forms: Readonly<Record<string, Typed>>;
}

export type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const storeKey = "groepsbeeld-typed";
export const keptMs = 60 * 60_000;
/** Of one tab; the oldest goes first. A tab has five megabytes. */
const mostForms = 20;
const mostCharacters = 400_000;

export class TypedStore {
	readonly #storage: TabStorage;
	readonly #now: () => number;

	constructor(storage: TabStorage, now: () => number = Date.now) {
		this.#storage = storage;
		this.#now = now;
	}

	/** A page is there for this owner: what anybody else typed goes, and what is too old. Who is not signed in ends nobody's hour. */
	settle(owner: string): void {
		const kept = this.#read();
		if (kept === null) return;
		if (owner !== "" && kept.owner !== owner) this.clear();
		else this.#write(kept);
	}

	find(owner: string, key: string): Typed | null {
		const kept = this.#read();
		return kept?.owner === owner ? (kept.forms[key] ?? null) : null;
	}

	keep(owner: string, key: string, typed: Omit<Typed, "at">): void {
		const kept = this.#read();
		// Whose session ended may come back: a page for nobody does not push out what they typed.
		if (kept !== null && kept.owner !== owner && owner === "") return;
		const before = kept?.owner === owner ? kept : { owner, returnTo: null, forms: {} };
		this.#write({ ...before, forms: { ...before.forms, [key]: { ...typed, at: this.#now() } } });
	}

	drop(owner: string, key: string): void {
		const kept = this.#read();
		if (kept?.owner !== owner || !(key in kept.forms)) return;
		const { [key]: _gone, ...forms } = kept.forms;
		this.#write({ ...kept, forms });
	}

	/** After signing in, back to this page. */
	comeBackTo(path: string): void {
		const kept = this.#read();
		if (kept !== null) this.#write({ ...kept, returnTo: path });
	}

	/** Somebody was led to the sign-in page from a form: back to the one that was typed in last. */
	comeBackToTyped(): void {
		const kept = this.#read();
		if (kept === null || kept.returnTo !== null) return;
		const [last] = Object.values(kept.forms).sort((a, b) => b.at - a.at);
		if (last) this.#write({ ...kept, returnTo: last.path });
	}

	/** Where to go back to, asked once. */
	takeReturn(owner: string): string | null {
		const kept = this.#read();
		if (kept?.owner !== owner || kept.returnTo === null) return null;
		this.#write({ ...kept, returnTo: null });
		return kept.returnTo;
	}

	clear(): void {
		this.#storage.removeItem(storeKey);
	}

	/** Without what is older than an hour; null: nothing, or nothing that can be read. */
	#read(): Kept | null {
		try {
			const kept = JSON.parse(this.#storage.getItem(storeKey) ?? "null") as Kept | null;
			if (kept === null || typeof kept.owner !== "string" || typeof kept.forms !== "object") return null;
			const from = this.#now() - keptMs;
			return { ...kept, forms: Object.fromEntries(Object.entries(kept.forms).filter(([, { at }]) => at > from)) };
		} catch {
			return null;
		}
	}

	#write(kept: Kept): void {
		const newest = Object.entries(kept.forms)
			.sort(([, a], [, b]) => b.at - a.at)
			.slice(0, mostForms);
		if (newest.length === 0) {
			this.clear();
			return;
		}
		const text = JSON.stringify({ ...kept, forms: Object.fromEntries(newest) });
		try {
			if (text.length <= mostCharacters) this.#storage.setItem(storeKey, text);
		} catch {
			// A browser that keeps nothing: the form itself still has it.
		}
	}
}

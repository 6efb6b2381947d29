/**
 * What was typed and is not saved yet, in this tab alone (sessionStorage): bound to who it was typed by and for how long, so
 * that a session that ends, a page that is loaded anew or a network that is away loses nothing, and nobody else finds it.
 */

/** A value by the name of its field and its place among those of that name. */
export type TypedValue = readonly [name: string, nth: number, value: string | boolean];

export interface Typed {
	/** By whom, and where: the account at its place. */
	readonly owner: string;
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
	/** Of the page that was there last. */
	readonly session: string;
	/** Where to go back to after signing in, and who. */
	readonly returnTo: { readonly owner: string; readonly path: string } | null;
	/** By owner and form. */
	readonly forms: Readonly<Record<string, Typed>>;
}

/** For whom a page is: the account at its place, and the session that it came in; both empty for who is not signed in. */
export interface TabOwner {
	readonly owner: string;
	readonly session: string;
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

	/**
	 * A page is there for this owner: what is too old goes, and what anybody else typed. Another place of the same session is nobody
	 * else's: it is not shown there, and stays for its own page. Who is not signed in ends nobody's hour.
	 */
	settle({ owner, session }: TabOwner): void {
		const kept = this.#read();
		if (kept === null) return;
		if (owner === "" || kept.session === session) {
			this.#write(kept);
			return;
		}
		const forms = Object.fromEntries(Object.entries(kept.forms).filter(([, typed]) => typed.owner === owner));
		const returnTo = kept.returnTo?.owner === owner ? kept.returnTo : null;
		this.#write({ session, returnTo, forms });
	}

	find(owner: string, key: string): Typed | null {
		return this.#read()?.forms[nameOf(owner, key)] ?? null;
	}

	keep({ owner, session }: TabOwner, key: string, typed: Omit<Typed, "at" | "owner">): void {
		const before = this.#read() ?? { session, returnTo: null, forms: {} };
		const forms = { ...before.forms, [nameOf(owner, key)]: { ...typed, owner, at: this.#now() } };
		this.#write({ ...before, session: owner === "" ? before.session : session, forms });
	}

	drop(owner: string, key: string): void {
		const kept = this.#read();
		if (kept === null) return;
		const { [nameOf(owner, key)]: _gone, ...forms } = kept.forms;
		this.#write({ ...kept, forms });
	}

	/** After signing in, back to this page. */
	comeBackTo(owner: string, path: string): void {
		const kept = this.#read();
		if (kept !== null) this.#write({ ...kept, returnTo: { owner, path } });
	}

	/** Somebody was led to the sign-in page: back to the form that was typed in last. Whether there is one. */
	comeBackToTyped(): boolean {
		const kept = this.#read();
		const [last] = Object.values(kept?.forms ?? {}).sort((a, b) => b.at - a.at);
		if (kept === null || !last) return false;
		if (kept.returnTo === null) this.#write({ ...kept, returnTo: { owner: last.owner, path: last.path } });
		return true;
	}

	/** Where to go back to, asked once. */
	takeReturn(owner: string): string | null {
		const kept = this.#read();
		if (kept?.returnTo?.owner !== owner) return null;
		this.#write({ ...kept, returnTo: null });
		return kept.returnTo.path;
	}

	clear(): void {
		this.#storage.removeItem(storeKey);
	}

	/** Without what is older than an hour; null: nothing, or nothing that can be read. */
	#read(): Kept | null {
		try {
			const kept = JSON.parse(this.#storage.getItem(storeKey) ?? "null") as Kept | null;
			if (kept === null || typeof kept.session !== "string" || !isObject(kept.forms)) return null;
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

const nameOf = (owner: string, key: string) => `${owner} ${key}`;
const isObject = (value: unknown) => typeof value === "object" && value !== null;

import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** What is remembered between runs, in the demo's data folder. */
interface State {
	/** The day that the demo's stories are told from: that of the first run. */
	readonly anchor: string;
	/** Last day that the history was planned until. */
	readonly until: string;
	readonly done: readonly string[];
}

/**
 * How far the history has come. Losing it does no harm: ids are deterministic, so that what is sent again is unchanged.
 */
export class Cursor {
	private readonly done: Set<string>;

	private constructor(
		private readonly file: string,
		readonly anchor: string,
		/** Until where an earlier run went; null on the first. */
		readonly before: string | null,
		done: readonly string[],
	) {
		this.done = new Set(done);
	}

	static open(file: string, today: string): Cursor {
		const kept = read(file);
		const cursor = new Cursor(file, kept?.anchor ?? today, kept?.until ?? null, kept?.done ?? []);
		cursor.save(kept?.until ?? today);
		return cursor;
	}

	has(key: string): boolean {
		return this.done.has(key);
	}

	mark(key: string, until: string): void {
		this.done.add(key);
		this.save(until);
	}

	/** Written aside and renamed, so that a kill leaves the old or the new file, never half of one. */
	private save(until: string): void {
		const state: State = { anchor: this.anchor, until, done: [...this.done] };
		writeFileSync(`${this.file}.new`, JSON.stringify(state), { mode: 0o600 });
		renameSync(`${this.file}.new`, this.file);
	}
}

function read(file: string): State | null {
	if (!existsSync(file)) return null;
	try {
		const state = JSON.parse(readFileSync(file, "utf8")) as State;
		return typeof state.anchor === "string" && Array.isArray(state.done) ? state : null;
	} catch {
		return null;
	}
}

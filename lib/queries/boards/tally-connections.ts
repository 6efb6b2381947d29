import type { BoardConnection } from "./select-board-connections";

/** How many connections of a school stand how. */
export interface ConnectionTally {
	readonly active: number;
	readonly late: number;
	readonly held: number;
	readonly error: number;
	readonly paused: number;
	/** Asked, or approved and nothing came yet. */
	readonly asked: number;
	/** Those that go on only when a person does something: in error, stopped, asked, a fetch that failed. */
	readonly waiting: number;
	readonly lastDeliveryAt: Date | null;
}

const waits: ReadonlySet<BoardConnection["state"]> = new Set(["error", "held", "asked"]);

/** Counts by state; the last delivery of any of them, null where none came. */
export function tallyConnections(connections: readonly BoardConnection[]): ConnectionTally {
	const count = (...states: BoardConnection["state"][]) =>
		connections.filter(({ state }) => states.includes(state)).length;
	const moments = connections.flatMap(({ lastDeliveryAt }) => (lastDeliveryAt ? [lastDeliveryAt.getTime()] : []));
	return {
		active: count("active"),
		late: count("late"),
		held: count("held"),
		error: count("error"),
		paused: count("paused"),
		asked: count("asked", "approved"),
		waiting: connections.filter(({ state, pullFailed }) => waits.has(state) || pullFailed).length,
		lastDeliveryAt: moments.length === 0 ? null : new Date(Math.max(...moments)),
	};
}

/** The school most in need first: errors, then what waits, then what is late; the names decide what is left. */
export function byNeed(a: ConnectionTally, b: ConnectionTally): number {
	return b.error - a.error || b.waiting - a.waiting || b.late - a.late || b.paused - a.paused;
}

import { expect, it } from "vitest";
import type { ConnectionId } from "../../domain/ids";
import type { BoardConnection } from "./select-board-connections";
import { byNeed, tallyConnections } from "./tally-connections";

const one = (over: Partial<BoardConnection>): BoardConnection => ({
	connectionId: "c" as ConnectionId,
	supplier: "Oefenhof",
	standard: "xapi",
	roster: false,
	state: "active",
	pullFailed: false,
	lastDeliveryAt: null,
	days: [],
	holidays: [],
	...over,
});

it("counts each state once, and what waits for a person; no delivery is none", () => {
	const tally = tallyConnections([
		one({}),
		one({ state: "error" }),
		one({ state: "held" }),
		one({ state: "asked" }),
		one({ state: "approved" }),
		one({ state: "paused" }),
		one({ state: "late" }),
		one({ pullFailed: true }),
	]);
	expect(tally).toEqual({
		...{ active: 2, late: 1, held: 1, error: 1, paused: 1, asked: 2, waiting: 4 },
		lastDeliveryAt: null,
	});
});

it("tells the newest delivery, and puts an error before what waits and what is late", () => {
	const [older, newer] = [new Date("2026-11-02T08:00:00Z"), new Date("2026-11-03T08:00:00Z")];
	expect(tallyConnections([one({ lastDeliveryAt: newer }), one({ lastDeliveryAt: older })]).lastDeliveryAt).toEqual(
		newer,
	);
	const [fine, late, held, error] = (["active", "late", "held", "error"] as const).map((state) =>
		tallyConnections([one({ state })]),
	);
	if (!fine || !late || !held || !error) throw new Error("four");
	expect([fine, late, held, error].sort(byNeed)).toEqual([error, held, late, fine]);
});

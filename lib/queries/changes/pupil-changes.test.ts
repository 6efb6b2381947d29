import fc from "fast-check";
import { expect, it } from "vitest";
import type { ConnectionId } from "../../domain/ids";
import { exactDifference } from "../../stats/exact-difference";
import type { PupilRow } from "../pupils/pupil-row";
import { pupilChanges } from "./pupil-changes";

const at = new Date("2026-11-20T10:00:00Z");
const row = (from: number, to: number): PupilRow => ({
	...{ key: "test a", subjectKey: "arithmetic", subjectName: null, connectionId: "c" as ConnectionId },
	...{
		supplier: "Toetslinie",
		measure: "skill-score",
		assessment: "Test",
		at,
		receivedAt: at,
		group: null,
		interval: null,
	},
	value: { text: String(to), number: to, maximum: null },
	comparison: { state: "too-few", n: 1 },
	change: { kind: "difference", by: exactDifference(to, from), since: at, beyondError: true, error: 0, group: null },
});

it("prints two values that differ by what is said of them, whatever their decimals", () => {
	const tenths = fc.integer({ min: -50_000, max: 50_000 }).map((n) => n / 1000);
	fc.assert(
		fc.property(tenths, tenths, (from, to) => {
			fc.pre(from !== to);
			expect(pupilChanges([], [row(from, to)])).toMatchObject([{ code: "growth", from, to }]);
		}),
	);
});

import { describe, expect, it } from "vitest";
import type { ConnectionId } from "../../domain/ids";
import { describeSupplier } from "./describe-supplier";
import type { SupplierRow } from "./list-suppliers";

/** A Monday. */
const today = "2026-11-23";
const row = (over: Partial<SupplierRow> = {}): SupplierRow => ({
	connectionId: "c" as ConnectionId,
	supplier: "Meridiaan",
	standard: "edu-v-results",
	roster: false,
	state: "active",
	pausedUntil: null,
	pulls: null,
	createdAt: new Date("2026-08-01T08:00:00Z"),
	activatedAt: new Date("2026-08-01T08:00:00Z"),
	lateAfterSchoolDays: 2,
	lastDeliveryAt: new Date("2026-11-20T15:00:00Z"),
	days: [],
	received: 0,
	rejected: 0,
	rosterFiles: 0,
	held: 0,
	units: { total: 0, unmapped: 0 },
	refused: 0,
	holidays: [],
	...over,
});

describe("how a supplier is doing", () => {
	it("is fine after a weekend of silence", () => {
		expect(describeSupplier(row(), today)).toEqual({ state: "active", causes: [{ code: "fine" }] });
	});

	it("is told where its roster could not be fetched the last time, or is not fetched yet", () => {
		const pulled = { standard: "edu-v-roster", lateAfterSchoolDays: null };
		const failed = row({ ...pulled, pulls: { done: 3, failed: true } });
		expect(describeSupplier(failed, today)).toEqual({ state: "active", causes: [{ code: "pull-failed" }] });
		const fresh = row({ ...pulled, state: "approved", pulls: { done: 0, failed: false } });
		expect(describeSupplier(fresh, today)).toEqual({ state: "approved", causes: [{ code: "not-fetched" }] });
	});

	it("is late after more school days than agreed", () => {
		const silent = row({ lastDeliveryAt: new Date("2026-11-17T15:00:00Z"), held: 4 });
		expect(describeSupplier(silent, today)).toEqual({
			state: "late",
			causes: [
				{ code: "late", schoolDays: 3, expected: 2 },
				{ code: "held", count: 4 },
			],
		});
	});

	it("is never late where the supplier delivers on demand", () => {
		const onDemand = row({ lateAfterSchoolDays: null, lastDeliveryAt: new Date("2026-09-01T15:00:00Z") });
		expect(describeSupplier(onDemand, today).state).toBe("active");
	});

	it("says that nothing came yet", () => {
		expect(describeSupplier(row({ lastDeliveryAt: null }), today).causes).toEqual([{ code: "never" }]);
	});

	it("says what the school itself decided", () => {
		const until = new Date("2026-12-01T00:00:00Z");
		expect(describeSupplier(row({ state: "paused", pausedUntil: until, held: 3 }), today)).toEqual({
			state: "paused",
			causes: [{ code: "paused-until", until }],
		});
		expect(describeSupplier(row({ state: "revoked" }), today).causes).toEqual([{ code: "revoked" }]);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DomainRecord } from "../domain/records";
import { factTimeFault } from "./fact-time-fault";

const received = new Date("2026-11-30T09:00:00.000Z");
/** Of each kind what tells its time. */
const of = (at: string) =>
	[
		{ kind: "attempt", at },
		{ kind: "unit-progress", at },
		{ kind: "sitting-entry", takenAt: at },
	] as DomainRecord[];
const faults = (at: string, years: number, receivedAt = received) => [
	...new Set(of(at).map(factTimeFault(receivedAt, years))),
];

describe("the time of a fact, whatever its kind", () => {
	it.each([
		["2016-11-29T23:00:00.000Z", 10, null],
		["2016-11-29T22:59:59.999Z", 10, "time-too-long-ago"],
		["2025-11-29T23:00:00.000Z", 1, null],
		["2025-11-29T22:59:59.999Z", 1, "time-too-long-ago"],
		["2000-01-01T00:00:00.000Z", 40, null],
		["1999-12-31T23:59:59.999Z", 40, "time-before-2000"],
		["2026-12-01T09:00:00.000Z", 1, null],
		["2026-12-01T09:00:00.001Z", 1, "time-in-the-future"],
	] as const)("%s of at most %i years: %s", (at, years, fault) => expect(faults(at, years)).toEqual([fault]));

	it("of 29 February counts from 1 March where the year has no such day", () => {
		const leap = new Date("2028-02-29T12:00:00.000Z");
		expect(faults("2027-02-28T23:00:00.000Z", 1, leap)).toEqual([null]);
		expect(faults("2027-02-28T22:59:59.999Z", 1, leap)).toEqual(["time-too-long-ago"]);
		expect(faults("2024-02-28T23:00:00.000Z", 4, leap)).toEqual([null]);
	});

	it("is never a reason against a withdrawal", () => {
		const withdrawal = { kind: "withdrawal", modifiedAt: "1970-01-01T00:00:00.000Z" } as DomainRecord;
		expect(factTimeFault(received, 1)(withdrawal)).toBeNull();
	});

	it("is let in by more years wherever fewer let it in", () => {
		const time = fc.date({ min: new Date("1990-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
		const property = fc.property(time, time, fc.integer({ min: 1, max: 39 }), (at, receivedAt, years) => {
			const [strict, wide] = [years, years + 1].map((most) => faults(at.toISOString(), most, receivedAt)[0]);
			expect(wide === strict || strict === "time-too-long-ago").toBe(true);
		});
		fc.assert(property);
	});
});

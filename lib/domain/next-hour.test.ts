import { expect, it } from "vitest";
import { nextHour } from "./next-hour";

const at = (after: string, hour: number) => nextHour(new Date(after), hour, 7).toISOString();

it("is tonight or tomorrow night, by the clock of Amsterdam", () => {
	expect(at("2026-11-28T00:00:00Z", 2)).toBe("2026-11-28T01:07:00.000Z");
	expect(at("2026-11-28T01:07:00Z", 2)).toBe("2026-11-29T01:07:00.000Z");
	expect(at("2026-07-01T12:00:00Z", 2)).toBe("2026-07-02T00:07:00.000Z");
});

it("keeps its hour on the days on which the clock is put", () => {
	// 25 October 2026: three o'clock becomes two o'clock.
	expect(at("2026-10-25T02:00:00Z", 4)).toBe("2026-10-25T03:07:00.000Z");
	// 29 March 2026: two o'clock becomes three o'clock.
	expect(at("2026-03-28T23:00:00Z", 4)).toBe("2026-03-29T02:07:00.000Z");
});

import { expect, it } from "vitest";
import { isAhead } from "./is-ahead";

const at = new Date("2026-11-23T08:00:00.900Z");
const second = Math.floor(at.getTime() / 1000);

it.each([
	[-3600, false],
	[0, false],
	[59, false],
	[60, false],
	[61, true],
	[3600, true],
	[Number.POSITIVE_INFINITY, true],
	[Number.NaN, true],
])("%s seconds ahead: refused %s", (ahead, refused) => {
	expect(isAhead(second + ahead, at)).toBe(refused);
});

it.each([undefined, null, "0", {}, []])("%j is no moment", (seconds) => {
	expect(isAhead(seconds, at)).toBe(true);
});

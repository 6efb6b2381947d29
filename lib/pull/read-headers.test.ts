import { describe, expect, it } from "vitest";
import { longestWaitSeconds, mostTries, waitSeconds } from "./backoff";
import { nextLink, retryAfterSeconds, skewSeconds } from "./read-headers";

const at = new Date("2026-11-28T01:00:00Z");
const headers = (of: Record<string, string>) => new Headers(of);

describe("Retry-After", () => {
	it("is seconds, or a moment by the clock of who wrote it", () => {
		expect(retryAfterSeconds(headers({ "retry-after": "120" }), at)).toBe(120);
		const moment = { "retry-after": "Sat, 28 Nov 2026 03:01:00 GMT" };
		expect(retryAfterSeconds(headers(moment), at)).toBe(7_260);
		// That clock is two hours ahead, so it means a minute.
		expect(retryAfterSeconds(headers({ ...moment, date: "Sat, 28 Nov 2026 03:00:00 GMT" }), at)).toBe(60);
		expect(retryAfterSeconds(headers({ "retry-after": "Fri, 27 Nov 2026 00:00:00 GMT" }), at)).toBe(0);
	});
	it("that says nothing is none", () => {
		for (const text of ["", "soon", "-5", "1e9", "99999999999999"])
			expect(retryAfterSeconds(headers({ "retry-after": text }), at)).toBeNull();
		expect(retryAfterSeconds(headers({}), at)).toBeNull();
	});
});

it("the clock of a system is told by its Date", () => {
	expect(skewSeconds(headers({ date: "Sat, 28 Nov 2026 00:50:00 GMT" }), at)).toBe(-600);
	expect(skewSeconds(headers({}), at)).toBe(0);
});

it.each([
	['<https://a.example/x?page=2>; rel="next"', "https://a.example/x?page=2"],
	['<https://a.example/x?a=1,2>; rel="last", </y?page=3>; title="a, b"; rel="prev next"', "/y?page=3"],
	["<?page=2>;rel=next", "?page=2"],
	['<https://a.example/x>; rel="prev"', null],
	["no link at all", null],
	["", null],
])("the next page of %s", (link, next) => {
	expect(nextLink(headers({ link }))).toBe(next);
});

describe("the wait before the next try", () => {
	it("doubles, with the upper half of it by chance", () => {
		expect([1, 2, 3, 4, 5].map((tries) => waitSeconds(tries, null, 0))).toEqual([2, 4, 8, 16, 32]);
		expect([1, 2, 3, 4, 5].map((tries) => waitSeconds(tries, null, 1))).toEqual([4, 8, 16, 32, 64]);
		expect(waitSeconds(20, null, 1)).toBe(240);
	});
	it("is never shorter than what the system asks", () => {
		for (const random of [0, 0.5, 1]) expect(waitSeconds(1, 60, random)).toBeGreaterThanOrEqual(60);
	});
	it("ends within a few minutes by itself", () => {
		const all = Array.from({ length: mostTries - 1 }, (_, index) => waitSeconds(index + 1, null, 1));
		expect(all.every((seconds) => seconds <= longestWaitSeconds)).toBe(true);
		expect(all.reduce((sum, seconds) => sum + seconds)).toBeLessThan(300);
	});
});

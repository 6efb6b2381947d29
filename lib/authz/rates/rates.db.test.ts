import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prisma } from "../../db/client";
import { testDatabase } from "../../testing/database";
import { chargeTry, refundTry } from "./growing-delay";
import { rateKey } from "./rate-key";
import { takeTurn } from "./rate-limit";

testDatabase();

const begin = new Date("2026-11-23T08:00:00Z").getTime();
const later = (seconds: number) => new Date(begin + seconds * 1000);
let number = 0;
const freshKey = () => rateKey("test", String(++number));

describe("a limit by window", () => {
	it("gives its turns, refuses the rest and says how long, then opens again", async () => {
		const limit = { key: freshKey(), limit: 2, windowSeconds: 60 };
		const at = (seconds: number) => takeTurn([limit], later(seconds));
		expect(await at(0)).toEqual({ allowed: true });
		expect(await at(10)).toEqual({ allowed: true });
		expect(await at(20)).toEqual({ allowed: false, retryAfterSeconds: 40 });
		expect(await at(59)).toEqual({ allowed: false, retryAfterSeconds: 1 });
		expect(await at(60)).toEqual({ allowed: true });
	});

	it("counts exactly when many ask at once, over several keys in any order", async () => {
		const one = { key: freshKey(), limit: 5, windowSeconds: 60 };
		const two = { key: freshKey(), limit: 100, windowSeconds: 60 };
		const turns = await Promise.all(
			Array.from({ length: 20 }, (_, turn) => takeTurn(turn % 2 ? [one, two] : [two, one], later(0))),
		);
		expect(turns.filter((turn) => turn.allowed)).toHaveLength(5);
	});

	it("keeps no address or e-mail", async () => {
		const key = rateKey("sign-in", "anna@school.example", "198.51.100.1");
		await takeTurn([{ key, limit: 1, windowSeconds: 60 }], later(0));
		const rows = await prisma().rateBucket.findMany();
		expect(JSON.stringify(rows)).not.toMatch(/anna|198\.51/);
		expect(rateKey("a", "bc", "d")).not.toBe(rateKey("a", "b", "cd"));
	});
});

describe("a growing delay", () => {
	it("lets the free tries through and then doubles, up to its cap", async () => {
		const delay = { key: freshKey(), free: 3, capSeconds: 10 };
		for (let turn = 0; turn < 4; turn++) expect(await chargeTry([delay], later(0))).toEqual({ allowed: true });
		const waits: number[] = [];
		for (let seconds = 0; waits.length < 6; seconds += waits.at(-1) ?? 0) {
			if (seconds > 0) expect(await chargeTry([delay], later(seconds))).toEqual({ allowed: true });
			const next = await chargeTry([delay], later(seconds));
			waits.push(next.allowed ? 0 : next.retryAfterSeconds);
		}
		expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
	});

	it("is not lengthened by tries during it: whoever waits gets a try", async () => {
		const delay = { key: freshKey(), free: 1, capSeconds: 300 };
		await chargeTry([delay], later(0));
		await chargeTry([delay], later(0));
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 999 }), async (ms) => {
				expect((await chargeTry([delay], later(ms / 1000))).allowed).toBe(false);
			}),
			{ numRuns: 20 },
		);
		expect(await chargeTry([delay], later(1))).toEqual({ allowed: true });
	});

	it("forgets after an hour without a try, and at once after a good one", async () => {
		const delay = { key: freshKey(), free: 1, capSeconds: 300 };
		await chargeTry([delay], later(0));
		await chargeTry([delay], later(1));
		expect((await chargeTry([delay], later(1.5))).allowed).toBe(false);
		await refundTry([delay], [], later(1.5));
		expect(await chargeTry([delay], later(1.6))).toEqual({ allowed: true });
		expect(await chargeTry([delay], later(4000))).toEqual({ allowed: true });
		expect(await chargeTry([delay], later(8000))).toEqual({ allowed: true });
		expect(await chargeTry([delay], later(8000.5))).toEqual({ allowed: true });
		expect((await chargeTry([delay], later(8001))).allowed).toBe(false);
	});

	it("takes back one try of an address after a good one, not the tries of others", async () => {
		const delay = { key: freshKey(), free: 3, capSeconds: 300 };
		for (const second of [0, 1, 2]) await chargeTry([delay], later(second));
		await refundTry([], [delay], later(2));
		expect(await chargeTry([delay], later(3))).toEqual({ allowed: true });
		expect(await chargeTry([delay], later(3))).toEqual({ allowed: true });
		expect((await chargeTry([delay], later(3))).allowed).toBe(false);
	});

	it("refuses when one of several is shut, and lets no crowd slip past", async () => {
		const [shut, open] = [freshKey(), freshKey()].map((key) => ({ key, free: 1, capSeconds: 300 }));
		await chargeTry([shut!], later(0));
		await chargeTry([shut!], later(0));
		expect((await chargeTry([shut!, open!], later(0.5))).allowed).toBe(false);
		const crowd = { key: freshKey(), free: 2, capSeconds: 300 };
		const tries = await Promise.all(Array.from({ length: 20 }, () => chargeTry([crowd], later(0))));
		expect(tries.filter((turn) => turn.allowed)).toHaveLength(3);
	});

	it("takes no try for one during a delay because another came a moment later", async () => {
		const delay = { key: freshKey(), free: 5, capSeconds: 60 };
		expect(await chargeTry([delay], later(1))).toEqual({ allowed: true });
		expect(await chargeTry([delay], later(0))).toEqual({ allowed: true });
		for (let number = 0; number < 4; number++) await chargeTry([delay], later(2));
		// The sixth, above the free ones, began a delay of a second.
		expect(await chargeTry([delay], later(2))).toEqual({ allowed: false, retryAfterSeconds: 1 });
	});
});

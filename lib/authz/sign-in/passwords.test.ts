import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hashClientSecret, hashPassword, verifyClientSecret, verifyPassword, verifyPasswords } from "./passwords";

const anna = "anna@school.test";

beforeAll(() => {
	const settings = {
		PUBLIC_URL: "http://localhost:3000",
		DATABASE_URL: "postgres://nowhere",
		APP_SECRET: "x".repeat(32),
	};
	for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterAll(() => {
	vi.unstubAllEnvs();
});

describe("passwords", () => {
	it("are verified by their own stored parameters and salt, which is that of the address", async () => {
		const [first, second, again] = await Promise.all([
			hashPassword("een lang wachtwoord", anna),
			hashPassword("een lang wachtwoord", "bram@school.test"),
			hashPassword("een lang wachtwoord", anna.toUpperCase()),
		]);
		expect(again).toBe(first);
		expect(first).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
		expect(first).not.toBe(second);
		expect(await verifyPassword("een lang wachtwoord", first)).toBe(true);
		expect(await verifyPassword("een lang wachtwoorD", first)).toBe(false);
		const lighter = `scrypt$1024$8$1$${"A".repeat(22)}$${"A".repeat(43)}`;
		expect(await verifyPassword("een lang wachtwoord", lighter)).toBe(false);
	});

	it("are the same however the keyboard composed an accent", async () => {
		const stored = await hashPassword("caf\u00e9 om de hoek", anna);
		expect(await verifyPassword("cafe\u0301 om de hoek", stored)).toBe(true);
	});

	it("of one address at several places are told apart, at the price of one", async () => {
		const [own, other] = [await hashPassword("een lang wachtwoord", anna), await hashPassword("een ander", anna)];
		const seconds = async (stored: readonly (string | null)[]) => {
			const begin = performance.now();
			const right = await verifyPasswords("een lang wachtwoord", stored);
			return { right, took: performance.now() - begin };
		};
		const several = [own, other, null, own];
		expect((await seconds(several)).right).toEqual([true, false, false, true]);
		const least = async (stored: readonly (string | null)[]) =>
			Math.min(...[await seconds(stored), await seconds(stored), await seconds(stored)].map(({ took }) => took));
		expect((await least(several)) / (await least([own]))).toBeLessThan(3);
	});

	it("of an unknown account are false after the same work", async () => {
		const stored = await hashPassword("een lang wachtwoord", anna);
		const elapsed = async (of: string | null) => {
			const begin = performance.now();
			await verifyPassword("probeersel", of);
			return performance.now() - begin;
		};
		const known = Math.min(await elapsed(stored), await elapsed(stored), await elapsed(stored));
		const unknown = Math.min(await elapsed(null), await elapsed(null), await elapsed(null));
		expect(await verifyPassword("", null)).toBe(false);
		expect(unknown / known).toBeGreaterThan(0.2);
		expect(unknown / known).toBeLessThan(5);
	});

	it("of clients likewise", async () => {
		const stored = await hashClientSecret("s3cret");
		expect(await verifyClientSecret("s3cret", stored)).toBe(true);
		expect(await verifyClientSecret("s3creT", stored)).toBe(false);
		expect(await verifyClientSecret("s3cret", null)).toBe(false);
	});

	it("in an unknown form are a fault, never a match", async () => {
		await expect(verifyPassword("x", "plain")).rejects.toThrow("stored secret");
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sized } from "../../testing/sizes";
import { findPasswordFault } from "./password-rules";

const email = "anna.devries@school.example";

describe("a new password", () => {
	it.each([
		["kort", "password-short"],
		["x".repeat(201), "password-long"],
		["aaaaaaaaaaaaaaaa", "password-plain"],
		["wachtwoord123456", "password-plain"],
		["anna.devries@school.example", "password-plain"],
		["Welkom2026!!", "password-plain"],
		["iloveyou1234", "password-plain"],
		["1q2w3e4r5t6y7u8i", "password-plain"],
		["P@ssw0rd1234!", "password-plain"],
		["Zomer2026Zomer2026", "password-plain"],
		["ajaxamsterdam1900", "password-plain"],
		["marieke12-03-1987", "password-plain"],
		["liverpool1892", "password-plain"],
		["Welkom bij de buren", null],
		["paard batterij nietje", null],
	])("%s: %s", (password, fault) => {
		expect(findPasswordFault(password, email)).toBe(fault);
	});

	it("is judged fast, however long and odd it is", () => {
		for (const long of ["P4$$w0rd!1@".repeat(18), "wachtwoord zomer ".repeat(11), "1".repeat(200)]) {
			const begun = performance.now();
			findPasswordFault(long, email);
			expect(performance.now() - begun).toBeLessThan(2_000);
		}
	});

	it("of random characters and good length is always allowed", () => {
		const characters = fc.uniqueArray(fc.constantFrom(..."bcfgjkmpqvwxz23456789"), { minLength: 12, maxLength: 20 });
		fc.assert(
			fc.property(characters, (list) => findPasswordFault(list.join("!"), "q@x.nl") === null),
			{ numRuns: sized(25, 200) },
		);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
		["Welkom bij de buren", null],
		["paard batterij nietje", null],
	])("%s: %s", (password, fault) => {
		expect(findPasswordFault(password, email)).toBe(fault);
	});

	it("of random characters and good length is always allowed", () => {
		const characters = fc.uniqueArray(fc.constantFrom(..."bcfgjkmpqvwxz23456789"), { minLength: 12, maxLength: 20 });
		fc.assert(fc.property(characters, (list) => findPasswordFault(list.join("!"), "q@x.nl") === null));
	});
});

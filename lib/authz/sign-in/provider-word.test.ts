import { describe, expect, it } from "vitest";
import { isStale, readProviderWord } from "./provider-word";

const at = new Date("2026-11-23T09:00:00Z");
const secondsAgo = (seconds: number) => Math.floor(at.getTime() / 1000) - seconds;

describe("the provider's word is two factors", () => {
	it.each([
		[["mfa"]],
		[["pwd", "mfa"]],
		[["pwd", "otp"]],
		[["pin", "hwk"]],
		[["pwd", "swk", "user"]],
		[["hwk", "fpt"]],
		[["sc", "pin"]],
		[["pwd", "face"]],
	])("by amr %j", (amr) => {
		expect(readProviderWord({ amr }, []).twoFactors).toBe(true);
	});

	it("by an acr that the host named, letter for letter", () => {
		const acr = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";
		expect(readProviderWord({ acr }, [acr]).twoFactors).toBe(true);
		expect(readProviderWord({ acr: acr.toUpperCase() }, [acr]).twoFactors).toBe(false);
		expect(readProviderWord({ acr }, []).twoFactors).toBe(false);
	});

	it.each([
		[undefined],
		[null],
		["mfa"],
		[[]],
		[["pwd"]],
		[["pwd", "pin"]],
		[["otp", "sms"]],
		[["pwd", "geo"]],
		[["pwd", "user", "rba", "wia", "kba"]],
		[["MFA"]],
		[[{ mfa: true }, 1]],
	])("and not by amr %j", (amr) => {
		expect(readProviderWord({ amr }, []).twoFactors).toBe(false);
	});
});

describe("when somebody signed in at the provider", () => {
	it.each([
		[60, false],
		[12 * 3600 - 1, false],
		[12 * 3600, true],
		[30 * 24 * 3600, true],
		[-59, false],
		[-60, false],
		[-61, true],
		[-299, true],
	])("%i seconds ago is too long: %s", (seconds, stale) => {
		expect(isStale(readProviderWord({ auth_time: secondsAgo(seconds) }, []), at)).toBe(stale);
	});

	it.each([undefined, "1795420800", Number.NaN, 0, null])("is not known from %s, and asked again", (auth_time) => {
		const word = readProviderWord({ auth_time }, []);
		expect([word.authenticatedAt, isStale(word, at)]).toEqual([null, true]);
	});
});

import { expect, it } from "vitest";
import { newTotpSecret, totpSetUp, totpStep } from "./totp";

/** RFC 6238, appendix B, SHA1; its eight digits end in the six that we use. */
const rfcSecret = new TextEncoder().encode("12345678901234567890");

it.each([
	[59, "287082"],
	[1_111_111_109, "081804"],
	[1_234_567_890, "005924"],
	[2_000_000_000, "279037"],
])("at %i seconds the code is that of RFC 6238", (seconds, code) => {
	expect(totpStep(rfcSecret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

it("takes the step before and after, and no further", () => {
	const at = (seconds: number) => new Date((1_111_111_109 + seconds) * 1000);
	expect([at(30), at(-30)].map((moment) => totpStep(rfcSecret, "081804", moment))).toEqual([37037036, 37037036]);
	expect([at(90), at(-90)].map((moment) => totpStep(rfcSecret, "081804", moment))).toEqual([null, null]);
	expect(["", "81804", "abcdef", "0818040"].map((code) => totpStep(rfcSecret, code, at(0)))).toEqual(
		Array(4).fill(null),
	);
});

it("gives an app what it asks for", () => {
	const { text, uri } = totpSetUp(rfcSecret, "anna@school.test");
	expect(text).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	expect(uri).toMatch(/^otpauth:\/\/totp\/Groepsbeeld:anna%40school\.test\?issuer=Groepsbeeld&secret=GEZD/);
	expect(newTotpSecret()).toHaveLength(20);
});

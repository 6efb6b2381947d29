import fc from "fast-check";
import { expect, it } from "vitest";
import { formatSetUpCode, hashSetUpCode } from "./set-up-code";

it("a set-up code is readable, and the same however it is typed", () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 20, maxLength: 32 }), (random) => {
			const code = formatSetUpCode(random);
			expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{5}-){3}[A-HJKMNP-TV-Z2-9]{5}$/);
			expect(hashSetUpCode(` ${code.toLowerCase().replaceAll("-", " ")}`)).toEqual(hashSetUpCode(code));
			expect(hashSetUpCode(code.slice(1))).not.toEqual(hashSetUpCode(code));
		}),
	);
});

import { expect, it, vi } from "vitest";
import { faultsWithoutValues } from "./faults-without-values";

function faultOf(body: string): Error {
	try {
		return JSON.parse(body);
	} catch (fault) {
		return fault as Error;
	}
}

it("what was sent is not quoted; kind, place and number are there, and plain words stay", () => {
	const print = vi.fn();
	const fault = Object.assign(faultOf("Shanaya van der Berg"), { digest: "1153966536" });
	expect(String(fault)).toContain("Shanaya");
	faultsWithoutValues(print)("⨯", fault);
	const [[mark, written]] = print.mock.calls as [[string, object]];
	expect(mark).toBe("⨯");
	expect(written).toMatchObject({ kind: "SyntaxError", digest: "1153966536", frames: expect.any(Array) });
	expect(JSON.stringify(written)).not.toContain("Shanaya");
});

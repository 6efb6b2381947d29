import { expect, it } from "vitest";
import { readCauseKey, writeCauseKey } from "./quality-filter";

const connectionId = "0198f2a0-0000-7000-8000-000000000001";

it("a cause goes into an address and comes back as it was", () => {
	const key = { outcome: "held", code: "unknown-pupil", connectionId } as const;
	expect(readCauseKey(writeCauseKey(key))).toEqual(key);
});

it("what is no cause is none", () => {
	for (const text of [null, "", "held", "held.unknown-pupil.x", `lost.unknown-pupil.${connectionId}`, "held..x", "%00"])
		expect(readCauseKey(text)).toBeNull();
});

import { expect, it } from "vitest";
import { canReplay, remedyOf } from "./remedy-of";

it("each cause has somebody who mends it", () => {
	expect(remedyOf({ outcome: "held", code: "unknown-pupil" })).toBe("roster");
	expect(remedyOf({ outcome: "held", code: "ambiguous-pupil" })).toBe("two-pupils");
	expect(remedyOf({ outcome: "not-used", code: "actor-home-page-not-mapped" })).toBe("kind");
	expect(remedyOf({ outcome: "rejected", code: "conflict" })).toBe("sent-again");
	expect(remedyOf({ outcome: "rejected", code: "time-too-long-ago" })).toBe("age");
	expect(remedyOf({ outcome: "rejected", code: "time-before-2000" })).toBe("supplier");
	expect(remedyOf({ outcome: "held", code: "too-many-months" })).toBe("night");
	expect(remedyOf({ outcome: "rejected", code: "a-code-of-tomorrow" })).toBe("supplier");
	expect(remedyOf({ outcome: "not-used", code: "verb-not-used" })).toBe("none");
});

it("what the supplier was told to send again is not read again", () => {
	expect(["conflict", "refused-with-others"].map((code) => canReplay({ code }))).toEqual([false, false]);
	expect(canReplay({ code: "unknown-pupil" })).toBe(true);
});

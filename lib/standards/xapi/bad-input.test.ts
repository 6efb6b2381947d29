import { expect, it } from "vitest";
import { expectBadInputIsReasoned } from "../../testing/standard-bad-input";
import { listFixtures } from "../../testing/standard-fixtures";
import { xapi } from "./index";

it("generated bad input is refused or rejected with a reason, never thrown at", { timeout: 60_000 }, () => {
	const inputs = listFixtures(import.meta.dirname).map(({ input }) => input);
	const good = inputs.filter(({ body }) => body !== undefined);
	expect(good.length).toBeGreaterThan(5);
	expectBadInputIsReasoned(xapi, good);
});

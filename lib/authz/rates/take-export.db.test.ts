import { expect, it } from "vitest";
import { inSchool } from "../../db/in-school";
import { signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createSchool } from "../../testing/factories";
import { securityEventsNoted } from "../security-log/note-security-event";
import { exportsAnHour, takeExport } from "./take-export";

testDatabase();

it("a person takes so many files an hour; the next is refused and told to the log, and others go on", async () => {
	const { schoolId } = await createSchool();
	const [one, other] = [await signedIn(schoolId), await signedIn(schoolId)];
	for (let file = 0; file < exportsAnHour; file += 1) expect(await takeExport(one)).toBe(true);
	expect([await takeExport(one), await takeExport(one), await takeExport(other)]).toEqual([false, false, true]);
	await securityEventsNoted();
	const lines = await inSchool({ schoolId }, (tx) => tx.securityEvent.findMany());
	expect(lines.map(({ userId, cause }) => [userId, cause])).toEqual([[one.userId, "exports"]]);
});

import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { decodeNotice, encodePractice, noticeChannels } from "./notices";

const ids = (count: number) => new Set(Array.from({ length: count }, () => randomUUID()));

it("says whose practice which connection brought, in less than the 8000 bytes that a notification holds", () => {
	const [schoolId, connectionId] = [randomUUID(), randomUUID()];
	for (const count of [0, 1, 200]) {
		const pupils = ids(count);
		const text = encodePractice(schoolId, connectionId, pupils);
		expect(Buffer.byteLength(text)).toBeLessThan(8000);
		expect(decodeNotice(noticeChannels.practice, text)).toEqual({
			...{ of: "practice", schoolId, connectionId },
			pupilIds: [...pupils],
		});
	}
	const many = encodePractice(schoolId, connectionId, ids(201));
	expect(decodeNotice(noticeChannels.practice, many)).toMatchObject({ schoolId, connectionId, pupilIds: null });
});

it("says whose access may have changed; what cannot be read may concern anybody", () => {
	const id = randomUUID();
	for (const what of ["session", "account", "school"] as const)
		expect(decodeNotice(noticeChannels.access, `${what} ${id}`)).toEqual({ of: "access", what, id });
	for (const text of ["*", "", id, "pupil x"])
		expect(decodeNotice(noticeChannels.access, text)).toEqual({ of: "access", what: "any" });
	// Without a connection nobody can know who may hear of it.
	expect(decodeNotice(noticeChannels.practice, id)).toEqual({ of: "access", what: "any" });
});

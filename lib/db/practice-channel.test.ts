import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { decodeNews, encodeNews } from "./practice-channel";

it("says whose practice was written, in less than the 8000 bytes that a notification holds", () => {
	for (const count of [0, 1, 200]) {
		const pupils = new Set(Array.from({ length: count }, () => randomUUID()));
		const text = encodeNews(randomUUID(), pupils);
		expect(Buffer.byteLength(text)).toBeLessThan(8000);
		expect(decodeNews(text).pupilIds).toEqual([...pupils]);
	}
	const school = randomUUID();
	const many = encodeNews(school, new Set(Array.from({ length: 201 }, () => randomUUID())));
	expect(decodeNews(many)).toEqual({ schoolId: school, pupilIds: null });
});

import { expect, it } from "vitest";
import { consentReceipt } from "./consent-receipt";
import { winAnsi } from "./win-ansi";

const consent = {
	...{ consentId: "c1", number: 7, school: "De Linde", supplier: "Oefenhaven", standard: "xapi", standardName: "xAPI" },
	terms: {
		...{ fields: ["duration" as const], scopes: ["xapi.statements.write"], purpose: "Het oefenen volgen." },
		agreement: { version: "4.0", signedOn: "2026-09-01", fileId: null },
		...{ subProcessors: [], retentionDays: 400 },
	},
	...{ approver: "Ayşe Kılıç", approvedAt: new Date("2026-11-20T09:00:00Z"), sha256: null },
	required: ["pupil-id" as const, "answers" as const],
	optional: ["duration" as const, "titles" as const],
};

it("is a tagged PDF with its language, the same each time but for its file id", async () => {
	const text = Buffer.from(await consentReceipt(consent, "nl")).toString("latin1");
	expect(text.startsWith("%PDF-1.7")).toBe(true);
	expect(text).toContain("/Marked true");
	expect(text).toContain("/Lang (nl)");
	expect(text).toContain("%%EOF");
});

it("writes what the fonts of a PDF know, and a plain letter for what they lack", () => {
	expect(winAnsi("Ali\u202Ece \u2066x\u2069")).toBe("Alice x");
	expect(winAnsi("Ayşe Kılıç – Ḿ € ë Łódź 学")).toBe("Ayse Kiliç – M € ë Lódz ?");
});

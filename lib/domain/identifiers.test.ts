import { expect, it } from "vitest";
import { identifierValue } from "./identifiers";

it("an ECK iD has one spelling; all else is kept as sent but for white space around it", () => {
	for (const sent of ["https://ketenid.nl/201703/aB", " HTTPS://KetenID.nl:443/201703/aB/ "])
		expect(identifierValue("eck-id", sent)).toBe("https://ketenid.nl/201703/aB");
	expect(identifierValue("eck-id", "https://ketenid.nl/201703/AB")).not.toBe("https://ketenid.nl/201703/aB");
	expect(identifierValue("asi", " HTTPS://A.example/ ")).toBe("HTTPS://A.example/");
});

import { describe, expect, it } from "vitest";
import type { PersonIdentifierType } from "../../domain/identifiers";
import type { ConnectionSettings } from "../contract";
import { agentText } from "./agent-text";
import { findPupil } from "./pupil";

const find = (homePage: string, name: string, actorHomePages: Readonly<Record<string, PersonIdentifierType>> = {}) => {
	const found = findPupil({ account: { homePage, name } }, { actorHomePages } as unknown as ConnectionSettings);
	return "code" in found ? found.code : `${found.identifier.type} ${found.identifier.value}`;
};

describe("the home page of an account", () => {
	it.each([
		["https://Leren.example/", "https://leren.example"],
		["https://leren.example", "HTTPS://LEREN.EXAMPLE:443/"],
		["http://elo.example:80/Moodle", "http://ELO.example/Moodle/"],
		["https://elo.example/?School=7", "https://elo.example?School=7"],
	])("%s is mapped where %s is", (sent, kept) => expect(find(sent, "p-1", { [kept]: "asi" })).toBe("asi p-1"));
	it.each([
		["https://leren.example/A", "https://leren.example/a"],
		["https://leren.example/?s=A", "https://leren.example/?s=a"],
		["http://leren.example", "https://leren.example"],
		["https://leren.example:8443", "https://leren.example"],
	])("%s is not mapped where %s is", (sent, kept) =>
		expect(find(sent, "p-1", { [kept]: "asi" })).toBe("actor-home-page-not-mapped"),
	);
	it("goes by its own spelling where two were mapped before", () => {
		const both = { "https://leren.example": "asi", "https://leren.example/": "edu-id" } as const;
		expect(find("https://leren.example/", "p-1", both)).toBe("edu-id p-1");
		expect(find("https://leren.example", "p-1", both)).toBe("asi p-1");
	});
	it.each(["https://KetenID.nl", "https://ketenid.nl/201703/", "HTTPS://ketenid.nl:443/201703"])(
		"%s is that of the ECK iD",
		(homePage) => {
			for (const name of ["ab34", "/ab34", "https://KETENID.nl/201703/ab34/", "https://ketenid.nl:443/201703/ab34"])
				expect(find(homePage, name)).toBe("eck-id https://ketenid.nl/201703/ab34");
			expect(find(homePage, "AB34")).toBe("eck-id https://ketenid.nl/201703/AB34");
		},
	);
	it("tells who is the same in a filter", () => {
		const text = (homePage: string) => agentText({ account: { homePage, name: "Kim" } });
		expect(text("https://Leren.example/")).toBe(text("https://leren.example"));
		expect(text("https://leren.example/a")).not.toBe(text("https://leren.example/A"));
	});
});

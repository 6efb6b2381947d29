import { expect, it } from "vitest";
import { translator } from "@/lib/i18n/translator";
import { typeInWords, verbInWords } from "./kind-in-words";

const t = translator("nl", "reading");

it.each([
	["http://id.tincanapi.com/verb/viewed", "bekeken"],
	["https://w3id.org/xapi/adl/verbs/logged-in", "ingelogd"],
	["https://brindlewaye.com/xAPITerms/verbs/loggedIn/", "ingelogd"],
	[null, "wat de leerling ook deed"],
])("%s is said in words", (verb, words) => expect(verbInWords(t, verb)).toBe(words));

it.each([
	["http://adlnet.gov/expapi/activities/cmi.interaction", "opgave"],
	["http://activitystrea.ms/schema/1.0/page", "bladzijde"],
	["", "niet gezegd waarmee"],
	[null, "waarmee dan ook"],
])("%s is a kind of material", (type, words) => expect(typeInWords(t, type)).toBe(words));

it.each(["https://x.example/constructor", "https://x.example/__proto__", "https://x.example/FancyVerb"])(
	"of %s the supplier's word is shown as that",
	(iri) => {
		const name = iri.split("/").at(-1) ?? "";
		for (const said of [verbInWords(t, iri), typeInWords(t, iri)])
			expect(said.replace(/[\u2066-\u2069]/g, "")).toBe(`“${name}” (woord van de leverancier)`);
	},
);

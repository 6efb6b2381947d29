import { describe, expect, it } from "vitest";
import { type SuggestableGoal, suggestGoals } from "./suggest-goals";

const goal = (code: string, title: string, text = "", subjectKey = "arithmetic"): SuggestableGoal => ({
	goalId: `${subjectKey} ${code}`,
	subjectKey,
	code,
	title,
	text,
});
const goals = [
	goal("10A", "Breuken", "De leerling rekent met breuken en procenten."),
	goal("10B", "Getallen tot 1000", "De leerling ordent getallen."),
	goal("11A", "Meten", "De leerling meet lengte en gewicht, ook met breuken."),
	goal("10A", "Spelling", "De leerling schrijft woorden zonder fouten.", "dutch"),
];
const of = (title: string, subjectKey: string | null = null) => suggestGoals({ title, subjectKey }, goals);

describe("goals that a unit may be about", () => {
	it("share words with its name, whatever their endings and accents, and say which", () => {
		expect(of("Les 4: een breuk is een deel")).toEqual([
			{ goalId: "arithmetic 10A", why: { kind: "words", words: ["breuk"] } },
			{ goalId: "arithmetic 11A", why: { kind: "words", words: ["breuk"] } },
		]);
		expect(of("GÉTAL ordenen")[0]).toEqual({
			goalId: "arithmetic 10B",
			why: { kind: "words", words: ["getal", "ordenen"] },
		});
	});

	it("have their code in its name, where it is known of which subject", () => {
		const code = { goalId: "arithmetic 10A", why: { kind: "code", code: "10A" } };
		expect(of("Kerndoel 10a herhaling", "arithmetic")).toEqual([code]);
		expect(of("Kerndoel 10A")).toEqual([]);
		expect(of("Blok 110A", "arithmetic")).toEqual([]);
	});

	it("are those of its subject alone", () => {
		expect(of("Woorden met breuken", "dutch").map(({ goalId }) => goalId)).toEqual(["dutch 10A"]);
	});

	it("are none where nothing but empty words is shared", () => {
		for (const title of ["", "Les 3", "Toets blok 4 groep 5", "Breinkrakers", "de leerling", "2024"])
			expect(of(title)).toEqual([]);
	});
});

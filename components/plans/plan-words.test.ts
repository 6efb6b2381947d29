import { expect, it } from "vitest";
import { translator } from "@/lib/i18n/translator";
import { factsInWords } from "./plan-words";

const t = translator("nl", "plans");

it.each([
	[null, "voor dit vak is nog niets ontvangen"],
	[{ stuck: 0, growing: 0, reached: 0, goals: 0 }, "voor dit vak is nog niets ontvangen"],
	// Others have data on eight goals; of this pupil nothing can be said, which is not "reached 0 of 8".
	[{ stuck: 0, growing: 0, reached: 0, goals: 8 }, "bij geen van de 8 leerdoelen een status"],
	[{ stuck: 0, growing: 1, reached: 0, goals: 8 }, "loopt vast op 0, behaald 0 van 8"],
	[{ stuck: 2, growing: 0, reached: 5, goals: 8 }, "loopt vast op 2, behaald 5 van 8"],
])("%j is said as it is", (facts, words) => expect(factsInWords(facts, t)).toBe(words));

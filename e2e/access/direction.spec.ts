import type { Page } from "@playwright/test";
import { addressOf } from "../isolation/route-table";
import { listRoutes } from "../list-routes";
import { testWorld } from "../school";
import { turned } from "../turned";
import { expect, test } from "../visitor";

interface Found {
	/** Where: the path of elements, and the attribute. */
	readonly where: string;
	readonly text: string;
	/** A text that is alone in an element of its own direction, as the browser was told. */
	readonly alone: boolean;
}

/** Every text and every attribute that people see or hear, of which a letter could turn another. */
function turning(markup: string): Found[] {
	const unseen = /^(value|href|src|id|name|for|action|class|style|content|d|data-.*)$/;
	const turns = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
	const page = new DOMParser().parseFromString(markup, "text/html");
	const found: Found[] = [];
	// A field is a box of its own: what is in it turns nothing beside it, and is shown as it is.
	for (const element of page.querySelectorAll("*:not(script, style, textarea)")) {
		const where = `${element.parentElement?.tagName} > ${element.tagName} ${element.className}`;
		for (const { name, value } of element.attributes)
			if (!unseen.test(name) && turns.test(value))
				found.push({ where: `${where} @${name}`, text: value, alone: false });
		const own = element.tagName === "BDI" && element.childNodes.length === 1;
		for (const child of element.childNodes)
			if (child.nodeType === Node.TEXT_NODE && turns.test(child.textContent ?? ""))
				found.push({ where, text: child.textContent ?? "", alone: own });
	}
	return found;
}

/** By UAX #9: what stands in no isolate of the text, and whether the text leaves something open or closes too much. */
function read(text: string): { outside: string; balanced: boolean } {
	const open: string[] = [];
	let [outside, balanced] = ["", true];
	for (const letter of text) {
		if ("\u2066\u2067\u2068\u202A\u202B\u202D\u202E".includes(letter)) open.push(letter);
		else if (letter === "\u2069" || letter === "\u202C") {
			const opened = open.pop() ?? "";
			balanced &&= letter === "\u202C" ? "\u202A\u202B\u202D\u202E".includes(opened) : opened >= "\u2066";
		} else if (open.length === 0) outside += letter;
	}
	return { outside, balanced: balanced && open.length === 0 };
}

/** The words of the marks behind each name, and what may stand behind them in the same isolate: marks alone. */
const [word = ""] = /ece/.exec(turned) ?? [];
const lastOfName = new RegExp(`${word}[\\p{Bidi_Control}\\s]*$`, "u");

function isHarmless({ text, alone }: Found): boolean {
	const { outside, balanced } = read(text);
	if (!balanced) return false;
	return alone ? lastOfName.test(text) || !text.includes(word) : !/[\u0590-\u08FF]/.test(outside);
}

async function findings(page: Page, person: "otto" | "olga", ask: (address: string) => Promise<string>) {
	const met = new Map<string, Found[]>();
	for (const { pattern, kind } of listRoutes()) {
		if (kind !== "page") continue;
		const address = addressOf(pattern, testWorld().turned);
		const found = await page.evaluate(turning, await ask(address));
		if (found.length > 0) met.set(`${person} ${pattern}`, found);
	}
	return met;
}

test("a name with marks of direction turns nothing beside it, on any page", async ({ visit, ask }) => {
	const page = await visit("nobody");
	const met = new Map<string, Found[]>();
	for (const person of ["otto", "olga"] as const) {
		const context = await ask(person);
		const markupOf = async (address: string) => (await context.get(address)).text();
		for (const [key, found] of await findings(page, person, markupOf)) met.set(key, found);
	}
	const all = [...met].flatMap(([key, found]) => found.map((one) => ({ key, ...one })));
	const harmful = all.filter((one) => !isHarmless(one)).map(({ key, where, text }) => [key, where, text]);
	expect(harmful).toEqual([]);
	// The names are really on the pages, as text and as labels.
	expect(met.size).toBeGreaterThan(25);
	expect(all.filter(({ alone }) => alone).length).toBeGreaterThan(100);
	expect(all.filter(({ where }) => where.includes("@")).length).toBeGreaterThan(10);
});

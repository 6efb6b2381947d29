import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Fragment, jsx, jsxs } from "./jsx-runtime";

const name = "Ali\u202Ece";
const inMarkup = "<bdi>Ali\u202Ece\u202C</bdi>";
const marked = "\u2068Ali\u202Ece\u202C\u2069";
const markupOf = (element: ReturnType<typeof jsx>) => renderToStaticMarkup(element);

describe("an element of ours", () => {
	it("isolates each text in it that could turn another", () => {
		expect(markupOf(jsx("p", { children: name }))).toBe(`<p>${inMarkup}</p>`);
		expect(markupOf(jsxs("p", { children: [name, " · ", "Groep 5"] }))).toBe(`<p>${inMarkup} · Groep 5</p>`);
		expect(markupOf(jsx("p", { children: ["Sem", "נועה"] }))).toBe("<p>Sem<bdi>נועה</bdi></p>");
		expect(markupOf(jsxs("p", { children: [["Sem", [name]], 3, null, false] }))).toBe(`<p>Sem${inMarkup}3</p>`);
		expect(markupOf(jsx(Fragment, { children: name }))).toBe(inMarkup);
	});

	it("lets no single mark end the element", () => {
		expect(markupOf(jsx("p", { children: "a\u2069\u202Eb" }))).toBe("<p><bdi>a\u202Eb\u202C</bdi></p>");
		expect(markupOf(jsx("bdi", { children: "a\u2069\u202Eb" }))).toBe("<bdi>a\u202Eb\u202C</bdi>");
	});

	it("isolates within a text where no element may stand, and in what is seen or read aloud of it", () => {
		expect(markupOf(jsx("option", { value: name, children: name }))).toBe(`<option value="${name}">${marked}</option>`);
		expect(markupOf(jsx("svg", { children: jsx("text", { children: name }) }))).toBe(
			`<svg><text>${marked}</text></svg>`,
		);
		const labels = { title: name, alt: name, placeholder: name, "aria-label": name, "aria-valuetext": name };
		for (const [attribute, value] of Object.entries(labels))
			expect(markupOf(jsx("input", { [attribute]: value }))).toBe(`<input ${attribute}="${marked}"/>`);
	});

	it("keeps what is sent, sought or linked", () => {
		const kept = { id: name, href: name, "data-take": name, children: "Sem" };
		expect(markupOf(jsx("a", kept))).toBe(markupOf(createElement("a", kept)));
		expect(markupOf(jsx("input", { defaultValue: name, name }))).toBe(`<input name="${name}" value="${name}"/>`);
	});

	it("gives a component text that is isolated, and its other props as they are", () => {
		const seen: unknown[] = [];
		function Link(props: { children: unknown; title: string; "aria-label": string }) {
			seen.push(props.title, props["aria-label"]);
			return createElement("a", null, props.children as string);
		}
		expect(markupOf(jsx(Link, { children: name, title: name, "aria-label": name }))).toBe(`<a>${inMarkup}</a>`);
		expect(seen).toEqual([name, marked]);
	});

	it("is the very element of React where nothing turns", () => {
		const props = { className: "x", children: ["a", "b", jsx("i", { children: "c" }, "k")], onClick: () => null };
		expect(jsxs("p", props).props).toBe(props);
		expect(markupOf(jsx("p", { children: `van ${marked} (3)` }))).toBe(`<p>van ${marked} (3)</p>`);
	});
});

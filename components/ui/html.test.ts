import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html } from "./html";

/** Independent of the code: what a browser makes of the five entities. */
const read = (text: string) =>
	text
		.replaceAll("&#39;", "'")
		.replaceAll("&quot;", '"')
		.replaceAll("&gt;", ">")
		.replaceAll("&lt;", "<")
		.replaceAll("&amp;", "&");

describe("markup as a template", () => {
	it("lets no text out of its place, and loses nothing of it", () => {
		const nasty = fc.oneof(fc.string(), fc.stringMatching(/^[<>&"'/=a-z ;#0-9]{0,40}$/));
		fc.assert(
			fc.property(nasty, (text) => {
				const made = html`<b title='${text}'>${text}</b>`.text;
				const inside = made.slice("<b title='".length, -"</b>".length);
				const [attribute = "", content = ""] = inside.split("'>");
				expect(inside.split("'>")).toHaveLength(2);
				for (const place of [attribute, content]) {
					expect(place).not.toMatch(/[<>"']/);
					expect(read(place)).toBe(text);
				}
			}),
		);
	});

	it("escapes the names that people have and try", () => {
		expect(html`<td>${`O'Neill & <script>alert("1")</script>`}</td>`.text).toBe(
			"<td>O&#39;Neill &amp; &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</td>",
		);
	});

	it("takes markup, lists of it, numbers and nothing as they are", () => {
		const item = (name: string) => html`<li>${name}</li>`;
		expect(html`<ol>${[item("a"), item("<b>")]}${null}${0}</ol>`.text).toBe("<ol><li>a</li><li>&lt;b&gt;</li>0</ol>");
	});

	it("leaves out the lay-out of the source, but none of what is put in", () => {
		const made = html`
			<p>
				a <b>${"one\n\ttwo"}</b>
			</p>
		`;
		expect(made.text).toBe("<p>a <b>one\n\ttwo</b></p>");
	});

	it("escapes once where markup is put into markup", () => {
		const inner = html`<b>${"<&>"}</b>`;
		expect(html`${html`${inner}`}`.text).toBe("<b>&lt;&amp;&gt;</b>");
	});

	it("lets no text turn another, nor end the element that holds it back", () => {
		const name = "\u2069נ\u202E<b>";
		expect(html`<a title="${name}" class='${"x"} ${"y"}'>${name}</a>${"Sem"}`.text).toBe(
			"<a title=\"\u2068נ\u202E&lt;b&gt;\u202C\u2069\" class='x y'><bdi>נ\u202E&lt;b&gt;\u202C</bdi></a>Sem",
		);
		expect(html` title="${name}"`.text).toBe(' title="\u2068נ\u202E&lt;b&gt;\u202C\u2069"');
		expect(html`${[html`<li>${"א"}</li>`]}`.text).toBe("<li><bdi>א</bdi></li>");
	});

	it("takes an object that only looks like markup for nothing that it trusts", () => {
		const forged = { text: "<script>" } as unknown as string;
		expect(() => html`${forged}`.text).toThrow();
	});
});

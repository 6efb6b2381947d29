import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/**
 * No form whose answer is an address takes free text, for people type names (ASVS 14.2.1). A form that a server action or a POST takes is
 * none; nor are those named below, which ask for no person.
 */
const ofNoPerson = ["components/mapping/unit-list.tsx", "components/connections/choose-form.tsx"];

const root = path.resolve(import.meta.dirname, "../..");
const files = ["app", "components"]
	.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
	)
	.filter((file) => file.endsWith(".tsx"));
/** Controls that take no free text. */
const closed = new Set(["hidden", "checkbox", "radio", "date", "number", "submit", "month", "time"]);
const freeText = new Set(["input", "textarea", "Field", "TextArea", "NameField"]);

interface FoundForm {
	readonly line: number;
	readonly isAddress: boolean;
	readonly takesText: boolean;
}

function formsIn(source: string): FoundForm[] {
	const tree = ts.createSourceFile("form.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
	const found: FoundForm[] = [];
	visit(tree);
	return found;

	function visit(node: ts.Node): void {
		if (ts.isJsxElement(node)) {
			const tag = node.openingElement.tagName.getText(tree);
			if (tag === "form" || tag === "FilterForm") {
				const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
				found.push({
					line,
					isAddress: answersByAddress(tag, node.openingElement.attributes),
					takesText: holdsText(node),
				});
			}
		}
		ts.forEachChild(node, visit);
	}

	function answersByAddress(tag: string, attributes: ts.JsxAttributes): boolean {
		if (tag === "FilterForm") return givenAs(attributes, "find") === null;
		const [action, method] = [givenAs(attributes, "action"), givenAs(attributes, "method")];
		if (method !== null) return !/post/i.test(method);
		// A function is an action of the server; a form that says nothing is a GET, unless a script takes it.
		return action === null
			? givenAs(attributes, "onSubmit") === null
			: action.startsWith('"') || action.startsWith("{`");
	}

	function givenAs(attributes: ts.JsxAttributes, name: string): string | null {
		for (const one of attributes.properties)
			if (ts.isJsxAttribute(one) && one.name.getText(tree) === name) return one.initializer?.getText(tree) ?? "";
			else if (ts.isJsxSpreadAttribute(one) && one.getText(tree).includes(`${name}:`)) return one.getText(tree);
		return null;
	}

	function holdsText(node: ts.Node): boolean {
		if (ts.isJsxSelfClosingElement(node) && freeText.has(node.tagName.getText(tree))) {
			const type = givenAs(node.attributes, "type")?.replace(/["{}]/g, "") ?? "text";
			// A pattern that lets no word through: an id.
			if (!closed.has(type) && givenAs(node.attributes, "pattern") === null) return true;
		}
		return ts.forEachChild(node, (child) => holdsText(child) || undefined) ?? false;
	}
}

describe("a form whose answer is an address", () => {
	it.each(files.filter((file) => !ofNoPerson.includes(file)))("takes no free text: %s", (file) => {
		const forms = formsIn(readFileSync(path.join(root, file), "utf8"));
		expect(forms.filter(({ isAddress, takesText }) => isAddress && takesText)).toEqual([]);
	});

	it("is recognised, as what has another answer is", () => {
		const seen = (source: string) => formsIn(source).map(({ isAddress, takesText }) => isAddress && takesText);
		expect(seen('<form method="get"><input name="q" type="search" /></form>')).toEqual([true]);
		expect(seen('<form><div><input name="q" /></div></form>')).toEqual([true]);
		expect(seen('<form action="/people"><Field name="q" /></form>')).toEqual([true]);
		expect(seen('<FilterForm label="a"><FilterField><input type="search" /></FilterField></FilterForm>')).toEqual([
			true,
		]);
		expect(seen('<FilterForm find={find}><input type="search" /></FilterForm>')).toEqual([false]);
		expect(seen('<form method="post"><input name="q" /></form>')).toEqual([false]);
		expect(seen('<form action={save}><input name="q" /></form>')).toEqual([false]);
		expect(seen('<FilterForm><input type="date" /><select /></FilterForm>')).toEqual([false]);
	});

	it("that asks for no person is still there", () => {
		expect(ofNoPerson.filter((file) => !files.includes(file))).toEqual([]);
	});
});

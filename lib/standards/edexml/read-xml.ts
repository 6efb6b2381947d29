import { SaxesParser } from "saxes";
import type { RosterFault } from "../../domain/roster";

/** What of a file is kept: the elements that a roster needs, each with its line. Everything else falls away unread. */
export interface Element {
	readonly line: number;
	readonly key: string;
	readonly eckId: string;
	/** Text of the child elements that are taken over. */
	readonly texts: Map<string, string>;
	readonly roles: string[];
	readonly groups: GroupReference[];
}

export interface GroupReference {
	readonly key: string;
	readonly line: number;
	readonly composed: boolean;
	readonly roles: string[];
}

export interface EdexDocument {
	school: Element;
	readonly groups: Element[];
	readonly composedGroups: Element[];
	readonly pupils: Element[];
	readonly employees: Element[];
}

/** Taken over. Birth date, BSN, ethnicity, weight, photo and the rest are never read into memory as values. */
const takenTexts = new Set([
	"schooljaar",
	"brincode",
	"xsdversie",
	"naam",
	"jaargroep",
	"achternaam",
	"voorvoegsel",
	"voornamen",
	"voorletters-1",
	"roepnaam",
	"emailadres",
	"instroomdatum",
	"uitstroomdatum",
]);
const limits = { depth: 20, text: 1_000, records: 100_000 };

class Unfit extends Error {}

export type ReadXml =
	| { readonly ok: true; readonly document: EdexDocument }
	| { readonly ok: false; readonly fault: RosterFault };

/** Reads the elements as they pass by. A DTD is refused, so there are no entities but the five of XML itself. */
export function readXml(bytes: Uint8Array): ReadXml {
	const document: EdexDocument = { school: emptyElement(1), groups: [], composedGroups: [], pupils: [], employees: [] };
	const parser = new SaxesParser({ position: true });
	const fail = (code: string): ReadXml => {
		return { ok: false, fault: { code, file: "edexml", line: parser.line, field: null } };
	};
	try {
		listen(parser, document);
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		for (let from = 0; from < text.length; from += 65_536) parser.write(text.slice(from, from + 65_536));
		parser.close();
	} catch (error) {
		return fail(error instanceof Unfit ? error.message : error instanceof TypeError ? "not-utf8" : "xml-malformed");
	}
	return { ok: true, document };
}

function emptyElement(line: number): Element {
	return { line, key: "", eckId: "", texts: new Map(), roles: [], groups: [] };
}

function listen(parser: SaxesParser, document: EdexDocument): void {
	const path: string[] = [];
	let record: Element | null = null;
	let recordDepth = 0;
	let reference: GroupReference | null = null;
	let text = "";
	let count = 0;
	parser.on("error", () => {
		throw new Unfit("xml-malformed");
	});
	parser.on("doctype", () => {
		throw new Unfit("xml-doctype");
	});
	parser.on("xmldecl", ({ encoding }) => {
		if (encoding && !/^utf-?8$/i.test(encoding)) throw new Unfit("not-utf8");
	});
	parser.on("opentag", ({ name, attributes }) => {
		const local = name.slice(name.indexOf(":") + 1);
		if (path.length === 0 && local !== "EDEX") throw new Unfit("xml-root");
		path.push(local);
		if (path.length > limits.depth) throw new Unfit("xml-depth");
		text = "";
		const { key = "", eckid = "" } = attributes as Record<string, string>;
		const line = parser.line;
		const list = record === null ? listOf(document, path) : null;
		if (list) {
			if (++count > limits.records) throw new Unfit("too-many-rows");
			record = { ...emptyElement(line), key: key.trim(), eckId: eckid.trim() };
			recordDepth = path.length;
			list.push(record);
		} else if (path.length === 2 && local === "school") {
			document.school = emptyElement(line);
			record = document.school;
			recordDepth = 2;
		} else if (record && (local === "groep" || local === "samengestelde_groep")) {
			reference = { key: key.trim(), line, composed: local === "samengestelde_groep", roles: [] };
			record.groups.push(reference);
		}
	});
	parser.on("text", (part) => {
		if (record && text.length < limits.text) text += part;
	});
	parser.on("cdata", (part) => {
		if (record && text.length < limits.text) text += part;
	});
	parser.on("closetag", () => {
		const local = path.pop() ?? "";
		const value = text.trim().slice(0, limits.text);
		if (record && local === "rol") (reference ?? record).roles.push(value);
		else if (record && path.length === recordDepth && takenTexts.has(local)) record.texts.set(local, value);
		if (local === "groep" || local === "samengestelde_groep") reference = null;
		if (record && path.length < recordDepth) record = null;
		text = "";
	});
}

function listOf(document: EdexDocument, path: readonly string[]): Element[] | null {
	switch (path.slice(1).join("/")) {
		case "groepen/groep":
			return document.groups;
		case "groepen/samengestelde_groep":
			return document.composedGroups;
		case "leerlingen/leerling":
			return document.pupils;
		case "leerkrachten/leerkracht":
			return document.employees;
		default:
			return null;
	}
}

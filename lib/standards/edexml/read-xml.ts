import { SaxesParser } from "saxes";
import { identifierValue } from "../../domain/identifiers";
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
/** Far above a school: of 3,000 pupils a file has some 150,000 elements and 10,000 references to groups. */
export const xmlLimits = {
	depth: 20,
	/** Characters of a text that is taken over, of a name of an element and of the value of an attribute. */
	text: 1_000,
	name: 100,
	elements: 2_000_000,
	/** Of an element. */
	attributes: 50,
	/** Groups, pupils and employees together. */
	records: 50_000,
	/** To groups: of one pupil or employee, and in all. */
	referencesOfOne: 500,
	references: 200_000,
	/** Of a person, or of a person in a group. */
	roles: 20,
};

class Unfit extends Error {
	readonly field: string | null;
	constructor(code: string, field: string | null = null) {
		super(code);
		this.field = field;
	}
}

const pieceBytes = 65_536;

export type ReadXml =
	| { readonly ok: true; readonly document: EdexDocument }
	| { readonly ok: false; readonly fault: RosterFault };

/** Reads the elements as they pass by. A DTD is refused, so there are no entities but the five of XML itself. */
export function readXml(bytes: Uint8Array): ReadXml {
	const document: EdexDocument = { school: emptyElement(1), groups: [], composedGroups: [], pupils: [], employees: [] };
	const parser = new SaxesParser({ position: true });
	const fail = (code: string, field: string | null = null): ReadXml => {
		return { ok: false, fault: { code, file: "edexml", line: parser.line, field } };
	};
	try {
		listen(parser, document);
		// Piece by piece: the file never stands in memory as one text.
		const decoder = new TextDecoder("utf-8", { fatal: true });
		for (let from = 0; from < bytes.length; from += pieceBytes)
			parser.write(decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true }));
		parser.write(decoder.decode());
		parser.close();
	} catch (error) {
		if (error instanceof Unfit) return fail(error.message, error.field);
		return fail(error instanceof TypeError ? "not-utf8" : "xml-malformed");
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
	const count = { records: 0, references: 0, elements: 0, attributes: 0 };
	/** Counts one more; more than there may be ends the reading. */
	const add = (what: keyof typeof count, most: number, code: string) => {
		count[what] += 1;
		if (count[what] > most) throw new Unfit(code);
	};
	parser.on("error", () => {
		throw new Unfit("xml-malformed");
	});
	parser.on("doctype", () => {
		throw new Unfit("xml-doctype");
	});
	parser.on("xmldecl", ({ encoding }) => {
		if (encoding && !/^utf-?8$/i.test(encoding)) throw new Unfit("not-utf8");
	});
	parser.on("opentagstart", ({ name }) => {
		add("elements", xmlLimits.elements, "too-many-elements");
		count.attributes = 0;
		if (name.length > xmlLimits.name) throw new Unfit("xml-name");
	});
	parser.on("attribute", ({ name, value }) => {
		add("attributes", xmlLimits.attributes, "too-many-attributes");
		if (name.length > xmlLimits.name) throw new Unfit("xml-name");
		if (value.length > xmlLimits.text) throw new Unfit("text-too-long", name);
	});
	parser.on("opentag", ({ name, attributes }) => {
		const local = name.slice(name.indexOf(":") + 1);
		if (path.length === 0 && local !== "EDEX") throw new Unfit("xml-root");
		path.push(local);
		if (path.length > xmlLimits.depth) throw new Unfit("xml-depth");
		text = "";
		const { key = "", eckid = "" } = attributes as Record<string, string>;
		const line = parser.line;
		const list = record === null ? listOf(document, path) : null;
		if (list) {
			add("records", xmlLimits.records, "too-many-records");
			record = { ...emptyElement(line), key: key.trim(), eckId: identifierValue("eck-id", eckid) };
			recordDepth = path.length;
			list.push(record);
		} else if (path.length === 2 && local === "school") {
			document.school = emptyElement(line);
			record = document.school;
			recordDepth = 2;
		} else if (record && (local === "groep" || local === "samengestelde_groep")) {
			add("references", xmlLimits.references, "too-many-references");
			if (record.groups.length === xmlLimits.referencesOfOne) throw new Unfit("too-many-references", local);
			reference = { key: key.trim(), line, composed: local === "samengestelde_groep", roles: [] };
			record.groups.push(reference);
		}
	});
	parser.on("text", (part) => {
		if (record && text.length <= xmlLimits.text) text += part.slice(0, xmlLimits.text + 1);
	});
	parser.on("cdata", (part) => {
		if (record && text.length <= xmlLimits.text) text += part.slice(0, xmlLimits.text + 1);
	});
	parser.on("closetag", () => {
		const local = path.pop() ?? "";
		const value = text.trim();
		const isRole = local === "rol";
		const isTaken = isRole || (path.length === recordDepth && takenTexts.has(local));
		if (record && isTaken && text.length > xmlLimits.text) throw new Unfit("text-too-long", local);
		if (record && isRole) addRole((reference ?? record).roles, value);
		else if (record && isTaken) record.texts.set(local, value);
		if (local === "groep" || local === "samengestelde_groep") reference = null;
		if (record && path.length < recordDepth) record = null;
		text = "";
	});
}

function addRole(roles: string[], role: string): void {
	if (roles.length === xmlLimits.roles) throw new Unfit("too-many-roles", "rol");
	roles.push(role);
}

function listOf(document: EdexDocument, path: readonly string[]): Element[] | null {
	if (path.length !== 3) return null;
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

import fc from "fast-check";
import { expect, it } from "vitest";
import type { RosterEndpoint } from "../contract";
import { edexml } from "./index";

const endpoint = edexml.endpoints[0] as RosterEndpoint;
const read = (text: string) =>
	endpoint.read({
		method: "POST",
		path: "roster",
		query: new URLSearchParams(),
		headers: new Headers(),
		body: new TextEncoder().encode(text),
		receivedAt: new Date("2026-11-23T12:00:00Z"),
	});
const codesOf = async (text: string) => {
	const result = await read(text);
	return result.ok ? [] : result.refusal.details.map(({ code, path }) => `${code} ${path}`);
};

const good = `<?xml version="1.0" encoding="UTF-8"?>
<EDEX>
<school><schooljaar>2026-2027</schooljaar><brincode>00AA</brincode><xsdversie>2.1</xsdversie></school>
<groepen>
<groep key="a"><naam>Groep 6-7</naam><jaargroep>C</jaargroep></groep>
<samengestelde_groep key="b"><naam>Rekenen plus</naam></samengestelde_groep>
</groepen>
<leerlingen>
<leerling key="1" eckid="https://ketenid.nl/x/1"><achternaam>Berg</achternaam><voorvoegsel>van den</voorvoegsel><roepnaam>Noor</roepnaam><geboortedatum>2016-01-01</geboortedatum><jaargroep>7</jaargroep><groep key="a"/><samengestelde_groepen><samengestelde_groep key="b"/></samengestelde_groepen><bsn>999999999</bsn><instroomdatum>2020-08-01</instroomdatum></leerling>
</leerlingen>
<leerkrachten>
<leerkracht key="9"><achternaam>Kok</achternaam><roepnaam>Els</roepnaam><groepen><groep key="a"><rol>LRK</rol></groep><samengestelde_groep key="b"/></groepen></leerkracht>
<leerkracht key="8"><roepnaam>Ibe</roepnaam><groepen><groep key="a"><rol>IB</rol></groep></groepen></leerkracht>
<leerkracht key="7"><roepnaam>Gym</roepnaam><groepen><groep key="a"><rol>VAK</rol></groep></groepen></leerkracht>
</leerkrachten>
</EDEX>`;

it("reads a school, and of a pupil nothing but what a dashboard needs", async () => {
	const result = await read(good);
	if (!result.ok) throw new Error(JSON.stringify(result.refusal));
	const { snapshot } = result.value;
	expect(JSON.stringify(snapshot)).not.toMatch(/999999999|2016-01-01/);
	expect(snapshot.people[0]).toMatchObject({ givenName: "Noor", namePrefix: "van den", familyName: "Berg" });
	expect(snapshot.memberships).toEqual([
		{ groupKey: "a", personKey: "1", schoolYear: 7, beginDate: null, endDate: null },
		{ groupKey: "b", personKey: "1", schoolYear: 7, beginDate: null, endDate: null },
	]);
	expect(snapshot.groups).toMatchObject([
		{ kind: "class", combination: true },
		{ kind: "lesson-group", subject: "Rekenen plus" },
	]);
	expect(snapshot.assignments.map(({ personKey, kind }) => `${personKey} ${kind}`)).toEqual([
		"9 class-teacher",
		"9 teacher",
		"8 coach",
	]);
});

it("refuses a DTD, entities and other XML, and says where a fault is", async () => {
	expect(await codesOf('<!DOCTYPE EDEX [<!ENTITY a "b">]><EDEX/>')).toEqual([expect.stringMatching(/^xml-doctype/)]);
	expect(await codesOf("<EDEX>&a;</EDEX>")).toEqual([expect.stringMatching(/^xml-malformed/)]);
	expect(await codesOf("<other/>")).toEqual([expect.stringMatching(/^xml-root/)]);
	expect(await codesOf("<EDEX>".repeat(10_000))).toEqual([expect.stringMatching(/^xml-depth/)]);
	expect(await codesOf(good.replace('<groep key="a"/>', '<groep key="z"/>'))).toEqual([
		"unknown-reference edexml:9:groep",
	]);
	expect(await codesOf(good.replace("2026-2027", "2026"))).toEqual([expect.stringMatching(/^school-year/)]);
});

it("answers any damage with a reason", async () => {
	const cut = fc.record({ from: fc.nat(good.length), length: fc.nat(60), put: fc.string({ maxLength: 8 }) });
	await fc.assert(
		fc.asyncProperty(cut, async ({ from, length, put }) => {
			const result = await read(good.slice(0, from) + put + good.slice(from + length));
			if (!result.ok) expect(result.refusal.details.length).toBeGreaterThan(0);
		}),
		{ numRuns: 200 },
	);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { refusalOf } from "../../testing/refusal-of-roster";
import { sized } from "../../testing/sizes";
import { edexml } from "./index";
import { xmlLimits } from "./read-xml";

interface Bomb {
	readonly code: string;
	/** How often it may stand in a file. */
	readonly most: number;
	make(times: number): string;
}
const times = (text: string, count: number) => text.repeat(count);
const file = (pupil: string, employees = "", extra = "") =>
	`<EDEX><school><schooljaar>2026-2027</schooljaar></school>${extra}<groepen><groep key="a"><naam>A</naam></groep></groepen>` +
	`<leerlingen><leerling key="1"><roepnaam>N</roepnaam>${pupil}</leerling></leerlingen><leerkrachten>${employees}</leerkrachten></EDEX>`;
const teacher = (inside: string) => `<leerkracht key="t"><roepnaam>T</roepnaam>${inside}</leerkracht>`;

const bombs: readonly Bomb[] = [
	{ code: "too-many-references", most: xmlLimits.referencesOfOne, make: (n) => file(times('<groep key="a"/>', n)) },
	{
		code: "too-many-references",
		most: xmlLimits.referencesOfOne,
		make: (n) => file("", teacher(`<groepen>${times('<groep key="a"><rol>LRK</rol></groep>', n)}</groepen>`)),
	},
	{ code: "too-many-roles", most: xmlLimits.roles, make: (n) => file("", teacher(times("<rol>LRK</rol>", n))) },
	{
		code: "too-many-roles",
		most: xmlLimits.roles,
		make: (n) => file("", teacher(`<groepen><groep key="a">${times("<rol>IB</rol>", n)}</groep></groepen>`)),
	},
	{
		code: "too-many-attributes",
		most: xmlLimits.attributes,
		make: (n) => file(`<adres ${Array.from({ length: n }, (_, at) => `a${at}="x"`).join(" ")}/>`),
	},
	// EDEX, leerlingen and leerling are around it.
	{ code: "xml-depth", most: xmlLimits.depth - 3, make: (n) => file(`${times("<a>", n)}${times("</a>", n)}`) },
	{
		code: "xml-name",
		most: xmlLimits.name,
		make: (n) => file("", "", `<${times("b", n)}>${times("<c/>", 20)}</${times("b", n)}>`),
	},
	{ code: "text-too-long", most: xmlLimits.text, make: (n) => file(`<achternaam>${times("x", n)}</achternaam>`) },
	{
		code: "text-too-long",
		most: xmlLimits.text,
		make: (n) => file(`<achternaam><![CDATA[${times("<", n)}]]></achternaam>`),
	},
	{ code: "text-too-long", most: xmlLimits.text, make: (n) => file(`<groep key="a" x="${times("x", n)}"/>`) },
];

it("generated files are read up to each limit and refused above it, with the count and the line", {
	timeout: 120_000,
}, async () => {
	const over = fc.tuple(
		fc.constantFrom(...bombs),
		fc.oneof(fc.double({ min: 0.01, max: 1 }), fc.double({ min: 1, max: 40 })),
		fc.nat(3),
	);
	await fc.assert(
		fc.asyncProperty(over, async ([{ code, most, make }, share, lines]) => {
			const count = Math.max(1, Math.ceil(most * (Number.isNaN(share) ? 1 : share)));
			const found = await refusalOf(edexml, new TextEncoder().encode("\n".repeat(lines) + make(count)));
			if (count <= most) expect(found.filter((fault) => fault.startsWith(code))).toEqual([]);
			else expect(found).toEqual([expect.stringMatching(new RegExp(`^${code} edexml:${lines + 1}(:|$)`))]);
		}),
		{ numRuns: sized(200, 2_000) },
	);
});

it("coaches times pupils are counted before they are made", async () => {
	const pupils = Array.from(
		{ length: 400 },
		(_, n) => `<leerling key="p${n}"><roepnaam>N</roepnaam>${times('<groep key="a"/>', 400)}</leerling>`,
	);
	const coach = (n: number) =>
		`<leerkracht key="t${n}"><roepnaam>T</roepnaam><groepen>${times('<groep key="a"><rol>IB</rol></groep>', 400)}</groepen></leerkracht>`;
	const small = pupils.map((pupil) => pupil.replaceAll('<groep key="a"/><groep key="a"/>', ""));
	const whole = (list: string[]) =>
		file("")
			.replace("</leerlingen>", `${list.join("")}</leerlingen>`)
			.replace("</leerkrachten>", `${coach(1)}</leerkrachten>`);
	// 160,000 places; and 400 pupils whom one coaches 400 times.
	expect(await refusalOf(edexml, new TextEncoder().encode(whole(pupils.slice(0, 310))))).toEqual([
		"too-many-places edexml",
	]);
	const once = small.map((pupil) => pupil.replace("</leerling>", '<groep key="a"/></leerling>'));
	expect(await refusalOf(edexml, new TextEncoder().encode(whole(once)))).toEqual(["too-many-assignments edexml"]);
});

import { describe, expect, it } from "vitest";
import type { PersonId } from "../../domain/ids";
import type { Needles } from "./find-needles";
import { cutMentions, excerptsOf } from "./mentions";

const eckId = `https://ketenid.nl/pilot/${"ab12".repeat(32)}`;
const needles: Needles = {
	pupilId: "01a21fa5-653d-7efa-878d-77d09085eea0" as PersonId,
	ids: ["01a21fa5-653d-7efa-878d-77d09085eea0"],
	name: "Sem Bos",
	long: ["01a21fa5-653d-7efa-878d-77d09085eea0", eckId],
	short: ["4711"],
};
const other = `https://ketenid.nl/pilot/${"cd34".repeat(32)}`;
const statement = (name: string, homePage = "https://ketenid.nl", item = "1") => ({
	actor: { account: { homePage, name } },
	verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
	object: { id: item },
});
const bodyOf = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("a message from which a pupil is taken out", () => {
	it("of statements keeps the others at their places", () => {
		const cut = cutMentions(bodyOf([statement(other), statement(eckId), statement(other)]), needles);
		expect(cut).toMatchObject({ kind: "cut", indexes: [1] });
		if (cut.kind !== "cut") return;
		expect(JSON.parse(cut.body.toString())).toEqual([statement(other), null, statement(other)]);
	});

	it("is found through escapes of JSON", () => {
		const text = JSON.stringify([statement(eckId), statement(other)]).replaceAll("/", "\\/");
		expect(cutMentions(Buffer.from(text), needles)).toMatchObject({ kind: "cut", indexes: [0] });
	});

	it("knows a short identifier as an account's name, not as an answer or an item", () => {
		const list = [statement("4711"), statement(other, "https://x.test", "4711"), statement(other)];
		expect(cutMentions(bodyOf(list), needles)).toMatchObject({ kind: "cut", indexes: [0] });
	});

	it.each([
		["about the pupil alone", bodyOf([statement(eckId)])],
		["that is one object", bodyOf({ results: [{ student: eckId }, { student: other }] })],
		["that is XML", Buffer.from(`<leerling><id>${eckId}</id></leerling>`)],
		["that is broken JSON", Buffer.from(`[{"id":"${eckId}"`)],
		["that is a zip file, whatever it holds", Buffer.from("PK\u0003\u0004")],
	])("%s is erased", (_name, body) => expect(cutMentions(body, needles)).toEqual({ kind: "erased" }));

	it.each([
		["about others", bodyOf([statement(other)])],
		["with the short number inside another one", bodyOf([{ id: "14711" }])],
		["of text without the pupil", Buffer.from("<leerling/>")],
	])("%s stays as it is", (_name, body) => expect(cutMentions(body, needles)).toEqual({ kind: "untouched" }));
});

describe("what a message says of the pupil", () => {
	it("is the elements of its lists that name the pupil, and nothing of others", () => {
		expect(excerptsOf(bodyOf([statement(other), statement(eckId)]), needles)).toEqual([statement(eckId)]);
		const message = { id: "m", results: [{ student: other }, { student: eckId, score: 7 }] };
		expect(excerptsOf(bodyOf(message), needles)).toEqual([{ student: eckId, score: 7 }]);
	});

	it("is the whole of a message about the pupil alone, and nothing of one about others or in another form", () => {
		expect(excerptsOf(bodyOf(statement(eckId)), needles)).toEqual([statement(eckId)]);
		expect(excerptsOf(bodyOf([statement(other)]), needles)).toBeNull();
		expect(excerptsOf(Buffer.from(`<id>${eckId}</id>`), needles)).toBeNull();
	});
});

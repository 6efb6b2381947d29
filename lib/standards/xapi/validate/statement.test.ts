import { describe, expect, it } from "vitest";
import { toPointer } from "../../wire/pointer";
import { checkStatement } from "./statement";

const agent = { mbox: "mailto:kind@example.org" };
const good = {
	id: "12345678-1234-4234-8234-123456789012",
	actor: agent,
	verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { "nl-NL": "beantwoordde" } },
	object: { objectType: "Activity", id: "https://oefen.example/1" },
};
const sub = { objectType: "SubStatement", actor: agent, verb: good.verb, object: good.object };
const ref = { objectType: "StatementRef", id: good.id };
const attachment = {
	usageType: "https://example.org/usage",
	display: { nl: "Bijlage" },
	contentType: "text/plain",
	length: 3,
	sha2: "a".repeat(64),
	fileUrl: "https://example.org/bijlage",
};
const check = (over: object, isVersion2 = false) => {
	const found = checkStatement({ ...good, ...over }, isVersion2);
	return found === null ? "valid" : `${toPointer(found.path)} ${found.code}`;
};
const context = (value: object) => ({ context: value });
const result = (value: object) => ({ result: value });

describe("a statement that is valid", () => {
	it.each([
		["as small as can be", {}],
		["with an account", { actor: { objectType: "Agent", account: { homePage: "https://las.example", name: "7" } } }],
		["of an anonymous group", { actor: { objectType: "Group", member: [agent, agent] } }],
		["of an identified group", { actor: { objectType: "Group", ...agent } }],
		["about an agent", { object: { objectType: "Agent", ...agent } }],
		["about a SubStatement", { object: { ...sub, result: { success: true }, context: { platform: "x" } } }],
		["about a statement", { object: ref, context: { statement: ref } }],
		["with one context activity", context({ contextActivities: { parent: good.object, other: [good.object] } })],
		["with null in extensions", result({ extensions: { "https://example.org/x": null } })],
		["with scores at their bounds", result({ score: { scaled: -1, raw: 0, min: 0, max: 1 } })],
		["with an attachment elsewhere", { attachments: [attachment] }],
		["of two who vouch", { authority: { objectType: "Group", member: [agent, agent] } }],
	])("%s", (_name, over) => expect(check(over)).toBe("valid"));
	it.each(["PT1S", "P1W", "P1Y2M3DT4H5M6.789S", "PT0.5S", "P3D", "PT1,5H"])("duration %s", (duration) =>
		expect(check(result({ duration }))).toBe("valid"),
	);
	it.each([
		"2026-11-23T10:00:00Z",
		"2026-11-23T10:00:00.123456+01:00",
		"2026-11-23T10:00:00+0100",
		"2024-02-29T00:00Z",
	])("time %s", (timestamp) => expect(check({ timestamp })).toBe("valid"));
});

describe("a statement that is not", () => {
	it.each([
		["an unknown property", { extra: 1 }, "/extra unknown-property"],
		["another case", { Actor: agent }, "/Actor unknown-property"],
		["a null", { result: null }, "/result wrong-type"],
		["a null within", result({ response: null }), "/result/response wrong-type"],
		["no verb", { verb: undefined }, "/verb wrong-type"],
		["a verb without id", { verb: { display: {} } }, "/verb/id required"],
		["a relative IRI", { verb: { id: "answered" } }, "/verb/id not-an-iri"],
		["two identifiers", { actor: { ...agent, openid: "https://x.example" } }, "/actor one-identifier"],
		["no identifier", { actor: { name: "Kind" } }, "/actor one-identifier"],
		["a group without members", { actor: { objectType: "Group", member: [] } }, "/actor/member required"],
		[
			"a group in a group",
			{ actor: { objectType: "Group", member: [{ objectType: "Group", ...agent }] } },
			"/actor/member/0/objectType unknown-value",
		],
		["an address that is none", { actor: { mbox: "kind@example.org" } }, "/actor/mbox not-a-mailto"],
		["half an account", { actor: { account: { homePage: "https://x.example" } } }, "/actor/account/name required"],
		["an id that is no UUID", { id: "1" }, "/id not-a-uuid"],
		["an object of no kind", { object: { objectType: "Thing", id: "x:y" } }, "/object/objectType unknown-value"],
		["a SubStatement with an id", { object: { ...sub, id: good.id } }, "/object/id unknown-property"],
		["a SubStatement in one", { object: { ...sub, object: sub } }, "/object/object/objectType nested-sub-statement"],
		["a reference without a type", context({ statement: { id: good.id } }), "/context/statement/objectType required"],
		["a scaled score above 1", result({ score: { scaled: 1.01 } }), "/result/score/scaled out-of-range"],
		["raw above max", result({ score: { raw: 11, max: 10 } }), "/result/score/raw out-of-range"],
		["min above max", result({ score: { min: 2, max: 1 } }), "/result/score/min min-not-below-max"],
		["a score in text", result({ score: { raw: "1" } }), "/result/score/raw wrong-type"],
		["an extension without IRI", result({ extensions: { x: 1 } }), "/result/extensions/x not-an-iri"],
		["a language that is none", { verb: { id: "x:y", display: { nl_NL: "x" } } }, "/verb/display/nl_NL not-a-language"],
		[
			"choices without their type",
			{ object: { id: "x:y", definition: { choices: [] } } },
			"/object/definition/interactionType required",
		],
		[
			"two choices with one id",
			{ object: { id: "x:y", definition: { interactionType: "choice", choices: [{ id: "a" }, { id: "a" }] } } },
			"/object/definition/choices/1/id duplicate-id",
		],
		[
			"a platform beside an agent",
			{ object: { objectType: "Agent", ...agent }, ...context({ platform: "x" }) },
			"/context/platform only-with-activity",
		],
		["a team of one agent", context({ team: agent }), "/context/team/objectType required"],
		[
			"an unknown context activity",
			context({ contextActivities: { parents: [] } }),
			"/context/contextActivities/parents unknown-property",
		],
		[
			"a voiding of an activity",
			{ verb: { id: "http://adlnet.gov/expapi/verbs/voided" } },
			"/object voids-no-statement",
		],
		["another version", { version: "1.1.0" }, "/version unknown-value"],
		[
			"one who vouches too many",
			{ authority: { objectType: "Group", member: [agent, agent, agent] } },
			"/authority authority-of-two",
		],
		[
			"an attachment without address",
			{ attachments: [{ ...attachment, fileUrl: undefined }] },
			"/attachments/0/fileUrl wrong-type",
		],
		["context agents in 1.0", context({ contextAgents: [] }), "/context/contextAgents unknown-property"],
	])("%s", (_name, over, expected) => expect(check(over)).toBe(expected));
	it.each(["", "P", "PT", "P1", "1D", "P1WT1H", "P1H", "PT1D"])("duration '%s'", (duration) =>
		expect(check(result({ duration }))).toBe("/result/duration not-a-duration"),
	);
	it.each(["2026-02-30T10:00:00Z", "2026-11-23", "2026-11-23T10:00:00-00:00", "2026-11-23T25:00:00Z", "gisteren"])(
		"time %s",
		(timestamp) => expect(check({ timestamp })).toBe("/timestamp not-a-timestamp"),
	);
	it.each([null, 1, "x", [], [good]])("%j is no statement", (value) =>
		expect(checkStatement(value, false)).toMatchObject({ code: "wrong-type" }),
	);
	it("takes context agents in 2.0, and a 1.0 statement too", () => {
		const contextAgents = [{ objectType: "contextAgent", agent }];
		expect(check(context({ contextAgents }), true)).toBe("valid");
		expect(check({ version: "1.0.3" }, true)).toBe("valid");
		expect(check(context({ contextAgents: [{ agent }] }), true)).toBe("/context/contextAgents/0/objectType required");
	});
});

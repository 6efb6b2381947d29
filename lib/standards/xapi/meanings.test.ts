import { describe, expect, it } from "vitest";
import type { DomainRecord } from "../../domain/records";
import type { ConnectionSettings, ParsedRecord } from "../contract";
import { readPost } from "./receive";

const adl = "http://adlnet.gov/expapi/";
const tincan = "http://id.tincanapi.com/";
const edlm = "https://xapi.edlm/profiles/edlm-lms/concepts/activity-types/";
const interaction = `${adl}activities/cmi.interaction`;
const home = "https://leren.example";
const parents = [
	{ id: `${home}/poging/1`, definition: { type: `${adl}activities/attempt`, name: { nl: "Poging 1" } } },
	{ id: `${home}/toets/9`, definition: { type: `${adl}activities/assessment`, name: { nl: "Toets 9" } } },
	{ id: `${home}/cursus/2`, definition: { type: `${adl}activities/course` } },
];

function read(statements: readonly object[], over: Partial<ConnectionSettings> = {}, let_: readonly string[] = []) {
	const request = {
		method: "POST",
		path: "statements",
		query: new URLSearchParams(),
		headers: new Headers({ "content-type": "application/json", "x-experience-api-version": "1.0.3" }),
		body: new TextEncoder().encode(JSON.stringify(statements)),
		receivedAt: new Date("2026-10-10T08:00:00Z"),
	};
	const message = readPost(request, new Set(let_));
	if (!message.ok) return message.refusal;
	const settings = { actorHomePages: { [home]: "asi" }, mboxAllowed: false, fields: [], ...over } as unknown;
	return message.value.translate(settings as ConnectionSettings);
}
const recordsOf = (...sent: Parameters<typeof read>) =>
	(read(...sent) as readonly ParsedRecord[]).map(
		(one) => ("record" in one ? one.record : one.rejected) as DomainRecord,
	);

interface Said {
	readonly result?: object;
	readonly object?: object;
	readonly parent?: readonly object[];
	readonly context?: object;
}
function statement(verb: string, type: string | null, { result, object, parent, context }: Said = {}) {
	return {
		actor: { account: { homePage: home, name: "p-1" } },
		verb: { id: verb },
		object: { id: `${home}/ding/1`, ...(type === null ? {} : { definition: { type } }), ...object },
		...(result ? { result } : {}),
		timestamp: "2026-10-06T09:12:44.120331+02:00",
		context: { ...(parent ? { contextActivities: { parent } } : {}), ...context },
	};
}
const one = (...said: Parameters<typeof statement>) => recordsOf([statement(...said)])[0];

describe("a statement is read by what it is", () => {
	it("as an answer to an item, judged or not", () => {
		const evaluated = "https://w3id.org/xapi/acrossx/verbs/evaluated";
		const half = { success: false, score: { min: 0, max: 4, raw: 2, scaled: 0.5 } };
		expect(one(evaluated, interaction, { result: half })).toMatchObject({
			...{ kind: "attempt", success: false, scoreRatio: 0.5, reportedAs: "evaluated" },
		});
		expect(one(evaluated, interaction, { result: { response: "3" } })).toMatchObject({
			kind: "attempt",
			success: null,
		});
		expect(one(`${adl}verbs/attempted`, `${adl}activities/question`, { result: { success: true } })).toMatchObject({
			...{ kind: "attempt", success: true, reportedAs: "attempted" },
		});
		const essay = { result: { completion: true, response: "omdat" }, parent: parents };
		expect(one(`${adl}verbs/answered`, interaction, essay)).toMatchObject({
			...{ kind: "attempt", success: null, scoreRatio: null, unitId: `${home}/toets/9`, title: "Toets 9" },
		});
		// Two neighbours of the same kind.
		expect(one("http://www.tincanapi.co.uk/verbs/evaluated", `${adl}activities/question`)?.kind).toBe("attempt");
		expect(one(`${adl}verbs/responded`, interaction)?.kind).toBe("attempt");
		expect(one(evaluated, `${adl}activities/course`)).toMatchObject({ code: "activity-type-not-used" });
	});

	it("as the running mark of a section, which has failed nobody yet", () => {
		const section = `${tincan}activitytype/resource`;
		const score = { min: 0, max: 10, raw: 7, scaled: 0.7 };
		const passed = one(`${tincan}verb/earned`, section, { result: { success: true, score } });
		expect(passed).toMatchObject({ kind: "unit-progress", status: "passed", score: "7", scoreMaximum: "10" });
		const notYet = one(`${tincan}verb/earned`, section, { result: { success: false, score } });
		expect(notYet).toMatchObject({ kind: "unit-progress", status: "started" });
		const lesson = one(`${tincan}verb/earned`, `${adl}activities/lesson`, { result: { success: true, score } });
		expect(lesson).toMatchObject({ kind: "unit-progress", status: "passed" });
		const course = one(`${tincan}verb/earned`, `${adl}activities/course`, { result: { success: true, score } });
		expect(course).toMatchObject({ kind: "unit-progress", status: "started", score: "7" });
	});

	it("as progress in a unit", () => {
		const extensions = { "https://w3id.org/xapi/cmi5/result/extensions/progress": 40 };
		const told = one(`${adl}verbs/progressed`, `${tincan}activitytype/resource`, { result: { extensions } });
		expect(told).toMatchObject({ kind: "unit-progress", status: "started", progressRatio: 0.4 });
	});

	it("as the end of an attempt: the outcome of the unit that stands first among its parents", () => {
		const result = {
			completion: true,
			duration: "PT11M",
			success: true,
			score: { min: 0, max: 100, raw: 50, scaled: 0 },
		};
		const object = { id: `${home}/poging/1` };
		const attempt = `${adl}activities/attempt`;
		expect(one(`${adl}verbs/completed`, attempt, { result, object, parent: parents.slice(1) })).toMatchObject({
			...{ kind: "unit-progress", unitId: `${home}/toets/9`, title: "Toets 9", status: "passed" },
			...{ score: "50", scoreMinimum: "0", scoreMaximum: "100" },
		});
		const failed = { ...result, success: false };
		expect(one(`${adl}verbs/completed`, attempt, { result: failed, parent: parents })).toMatchObject({
			status: "failed",
		});
		expect(one(`${adl}verbs/attempted`, attempt, { parent: parents })).toMatchObject({ status: "started" });
		expect(one(`${adl}verbs/completed`, attempt, { result })).toMatchObject({ kind: "not-used", code: "no-unit" });
	});

	it("as a mark that a teacher gives to work or to one answer", () => {
		const scored = "https://w3id.org/xapi/tla/verbs/scored";
		const result = { success: true, score: { min: 0, max: 10, raw: 8 } };
		const task = [{ id: `${home}/opdracht/3`, definition: { type: `${adl}activities/assessment` } }];
		expect(one(scored, `${edlm}submission`, { result, parent: task })).toMatchObject({
			...{ kind: "unit-progress", unitId: `${home}/opdracht/3`, status: "passed", score: "8" },
		});
		expect(one(scored, `${edlm}submission`, { result })).toMatchObject({ unitId: `${home}/ding/1` });
		const slot = "http://activitystrea.ms/schema/1.0/review#slot";
		const asked = { id: `${home}/vraag/4`, definition: { type: interaction, name: { nl: "Vraag 4" } } };
		expect(one(scored, slot, { result, parent: [asked, ...parents] })).toMatchObject({
			...{ kind: "attempt", role: "mark", itemId: `${home}/vraag/4`, scoreRatio: 0.8, unitId: `${home}/toets/9` },
		});
		const assessed = one("https://w3id.org/xapi/dod-isd/verbs/assessed", interaction, {
			result: { score: { scaled: 1 } },
		});
		expect(assessed).toMatchObject({ kind: "attempt", role: "mark", success: null, scoreRatio: 1 });
		expect(one(`${adl}verbs/scored`, `${adl}activities/lesson`, { result })).toMatchObject({ status: "passed" });
	});

	it("as a finished unit", () => {
		for (const type of [`${edlm}lesson-session`, `${edlm}scorm-content-object`, `${tincan}activitytype/resource`])
			expect(one(`${adl}verbs/completed`, type, { result: { success: true } })).toMatchObject({
				...{ kind: "unit-progress", status: "completed" },
			});
	});

	it("as use of material, with the minutes of the video profile", () => {
		const film = "https://w3id.org/xapi/video/activity-type/video";
		const extension = (name: string) => `https://w3id.org/xapi/video/extensions/${name}`;
		const paused = one("https://w3id.org/xapi/video/verbs/paused", film, {
			result: { extensions: { [extension("played-segments")]: "0.0[.]61.5[,]120[.]150" } },
			context: { extensions: { [extension("session-id")]: "s-1" } },
		});
		expect(paused).toMatchObject({ kind: "use", materialId: `${home}/ding/1`, session: "s-1", durationMs: 91_500 });
		expect(one(`${adl}verbs/completed`, film, { result: { completion: true, duration: "PT3M" } })).toMatchObject({
			...{ kind: "use", durationMs: 180_000, session: null },
		});
		for (const [verb, moment] of [
			["played", "begin"],
			["paused", "stop"],
			["seeked", null],
		])
			expect(one(`https://w3id.org/xapi/video/verbs/${verb}`, film)).toMatchObject({
				...{ kind: "use", durationMs: null, moment },
			});
	});

	it("as nothing where it is none of these, with what was done to what", () => {
		const told = one(`${adl}verbs/commented`, "http://activitystrea.ms/schema/1.0/note");
		const about = { verb: `${adl}verbs/commented`, activityType: "http://activitystrea.ms/schema/1.0/note" };
		expect(told).toMatchObject({ kind: "not-used", code: "verb-not-used", about });
		expect(one(`${adl}verbs/attended`, null)).toMatchObject({ kind: "not-used" });
	});
});

describe("what the admin decided", () => {
	const submit = "http://activitystrea.ms/schema/1.0/submit";
	const decide = (verb: string | null, activityType: string | null, as: string) => ({
		reading: { deviations: [], meanings: [{ verb, activityType, as }] } as never,
	});

	it("counts where the standard says nothing: the pair, the verb, then the type", () => {
		const sent = [statement(submit, "https://x.example/taak", { result: { success: true } })];
		expect(recordsOf(sent, decide(submit, null, "answered"))).toMatchObject([{ kind: "attempt", success: true }]);
		const finished = decide(null, "https://x.example/taak", "finished");
		expect(recordsOf(sent, finished)).toMatchObject([{ kind: "unit-progress", status: "passed" }]);
		expect(recordsOf(sent, decide(submit, "https://x.example/taak", "use"))).toMatchObject([{ kind: "use" }]);
		expect(recordsOf(sent, decide(submit, "https://x.example/ander", "use"))).toMatchObject([{ kind: "not-used" }]);
		const both = decide(null, "https://x.example/taak", "use");
		both.reading = {
			deviations: [],
			meanings: [
				...(both.reading as { meanings: object[] }).meanings,
				{ verb: submit, activityType: null, as: "attempted" },
			],
		} as never;
		expect(recordsOf(sent, both)).toMatchObject([{ kind: "unit-progress", status: "started" }]);
	});

	it("does not overrule the standard", () => {
		const sent = [statement(`${adl}verbs/answered`, interaction), statement(`${adl}verbs/passed`, null)];
		const over = {
			reading: { deviations: [], meanings: [{ verb: `${adl}verbs/answered`, activityType: null, as: "use" }] },
		};
		expect(recordsOf(sent, over as never).map(({ kind }) => kind)).toEqual(["attempt", "unit-progress"]);
	});
});

describe("a score whose scaled says another share", () => {
	it("is taken at its raw, minimum and maximum, with a word for the sender", () => {
		const score = { min: 0, max: 100, raw: 50, scaled: 0 };
		const read_ = read([statement(`${adl}verbs/answered`, interaction, { result: { score } })]);
		expect(read_).toMatchObject([
			{ record: { scoreRatio: 0.5 }, warnings: [{ code: "scaled-contradicts-raw", path: "/0/result/score/scaled" }] },
		]);
		const low = { min: 10, max: 20, raw: 10, scaled: 0.5 };
		expect(one(`${adl}verbs/answered`, interaction, { result: { score: low } })).toMatchObject({ scoreRatio: 0 });
		const negative = { min: -5, max: 5, raw: 0, scaled: -0.2 };
		expect(one(`${adl}verbs/answered`, interaction, { result: { score: negative } })).toMatchObject({
			scoreRatio: 0.5,
		});
		const rounded = { min: 0, max: 3, raw: 1, scaled: 0.33 };
		const agreed = read([statement(`${adl}verbs/answered`, interaction, { result: { score: rounded } })]);
		expect(agreed).toMatchObject([{ record: { scoreRatio: 0.33 } }]);
		expect(agreed).not.toHaveProperty("0.warnings");
		expect(one(`${adl}verbs/answered`, interaction, { result: { score: { min: 0 } } })).toMatchObject({
			scoreRatio: null,
		});
	});
});

describe("known deviations", () => {
	const odd = {
		"group-activity": statement(`${adl}verbs/answered`, interaction, { object: { objectType: "GroupActivity" } }),
		"min-equals-max": statement(`${adl}verbs/answered`, interaction, { result: { score: { min: 0, max: 0, raw: 0 } } }),
		"context-id-not-an-iri": {
			...statement(`${adl}verbs/answered`, interaction),
			context: { contextActivities: { grouping: [{ id: "groep 3" }, { id: `${home}/cursus/2` }] } },
		},
		"object-without-id": { ...statement(`${adl}verbs/answered`, null), object: { definition: { type: interaction } } },
	};
	const good = statement(`${adl}verbs/answered`, interaction);

	it("refuse the whole message, by name, unless they are let in", () => {
		for (const [name, sent] of Object.entries(odd)) {
			expect(read([good, sent])).toMatchObject({ code: "schema", deviations: [name] });
			const others = Object.keys(odd).filter((other) => other !== name);
			expect(read([good, sent], {}, others)).toMatchObject({ code: "schema", deviations: [name] });
		}
	});

	it("are read in their stated way where they are let in, and said", () => {
		const all = Object.keys(odd);
		const records = read(Object.values(odd), {}, all) as ParsedRecord[];
		expect(records.slice(0, 3)).toMatchObject([
			{ record: { kind: "attempt" }, warnings: [{ code: "group-activity", path: "/0/object/objectType" }] },
			{ record: { kind: "attempt", scoreRatio: null }, warnings: [{ code: "min-equals-max" }] },
			{ record: { kind: "attempt", unitId: `${home}/cursus/2` }, warnings: [{ code: "context-id-not-an-iri" }] },
		]);
		expect(records[3]).toMatchObject({ rejected: { code: "object-without-id", path: "/3/object" } });
		const parent = [{ objectType: "GroupActivity", id: `${home}/toets/9` }];
		const inParent = read([statement(`${adl}verbs/answered`, interaction, { parent })], {}, all);
		expect(inParent).toMatchObject([{ record: { unitId: `${home}/toets/9` } }]);
	});

	it("do not carry along what else is wrong", () => {
		const bad = { ...odd["group-activity"], verb: { id: "geen adres" } };
		const refused = read([bad], {}, Object.keys(odd));
		expect(refused).toMatchObject({ code: "schema" });
		expect(refused).not.toHaveProperty("deviations");
		expect(read([{ ...odd["object-without-id"], actor: {} }], {}, Object.keys(odd))).toMatchObject({ code: "schema" });
		expect(read([odd["group-activity"], { verb: 1 }])).not.toHaveProperty("deviations");
	});
});

import { makePupil, yearBegin } from "./make/make-roster";
import type { RawDelivery, RawGroup, RawMapping, RawMember, RawSchool, RawSupplier } from "./raw-school";
import {
	answerStatement,
	madeUuid,
	resultsDelivery,
	statementsDelivery,
	type WireAnswer,
	type WireItem,
	type WireTest,
} from "./wire";

/**
 * Cases that once differed, or that say a rule: each a small school with a name, which both sides must tell alike. What the
 * figures should be is said by hand in scenarios.test.ts.
 */

const day = "2026-11-10";
const pupils = Array.from({ length: 24 }, (_, number) => makePupil("scenario", number));
const keyOf = (number: number) => pupils[number]!.key;

function schoolOf(
	name: string,
	of: {
		groups?: readonly RawGroup[];
		/** By group: the numbers of its pupils. */
		members?: Readonly<Record<string, readonly number[]>>;
		extra?: readonly RawMember[];
		suppliers?: readonly RawSupplier[];
		mappings?: readonly RawMapping[];
		deliveries: readonly RawDelivery[];
	},
): RawSchool {
	const { groups = [classOf("K1")], members = { K1: range(0, 7) }, extra = [], mappings = [] } = of;
	const rows = Object.entries(members).flatMap(([group, numbers]) =>
		numbers.map((number): RawMember => ({ group, pupil: keyOf(number), schoolYear: 5, from: yearBegin, to: null })),
	);
	const all = [...rows, ...extra];
	const inGroups = new Set(all.map(({ pupil }) => pupil));
	const there = pupils.filter(({ key }) => inGroups.has(key));
	return {
		...{ name, today: "2026-11-23", pupils: there, groups, members: all, mappings, families: [] },
		goals: [{ key: "A1", subject: "arithmetic" }],
		suppliers: of.suppliers ?? [toets],
		deliveries: of.deliveries,
	};
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const classOf = (key: string): RawGroup => ({ key, kind: "class", subject: null, combination: false });
const toets: RawSupplier = { key: "toets1", standard: "edu-v-results", adaptive: "no", homePage: null };
const oefen: RawSupplier = { key: "oefen1", standard: "xapi", adaptive: "no", homePage: "https://leren1.example" };
const test: WireTest = { id: "t1", name: "Toets", subject: "arithmetic", parts: [] };

interface Sent {
	readonly value: string;
	readonly type?: string;
	readonly maximum?: string;
	readonly attempt?: string;
	readonly modified?: string;
	readonly status?: WireItem["status"];
}

/** A score of a pupil, an item of its own unless `attempt` says another. */
function itemOf(
	number: number,
	{ value, type = "PercentageCorrect", maximum, attempt = "1", modified = "12:00", status }: Sent,
): WireItem {
	const score = {
		scoreType: type,
		scoreValue: value,
		assessmentId: test.id,
		...(maximum ? { scoreMaximum: maximum } : {}),
	};
	const id = `${keyOf(number)}-${attempt}`;
	return {
		id,
		eckId: pupils[number]!.eckId,
		status: status ?? "Final",
		modified: `${day}T${modified}:00Z`,
		scores: [score],
	};
}

let messages = 0;
const sent = (items: readonly WireItem[], at = "08:30", of: WireTest = test, on = day): RawDelivery => {
	messages += 1;
	return resultsDelivery("toets1", {
		id: `m${messages}`,
		test: of,
		takenAt: `${on}T${at}:00Z`,
		sentAt: `${day}T20:00:00Z`,
		items,
	});
};

/** Everybody of a class, with rising percentages. */
const all = (numbers: readonly number[]) => numbers.map((number) => itemOf(number, { value: String(40 + number * 3) }));

const unit = "https://leren1.example/blok/1";
function said(
	number: number,
	verb: WireAnswer["verb"],
	item: string,
	at: string,
	success: boolean | null,
	homePage = oefen.homePage!,
	on = day,
) {
	const id = madeUuid(`${number} ${verb} ${item} ${on} ${at}`);
	const actor = { account: { homePage, name: pupils[number]!.account } };
	const result = success === null ? { response: "x" } : { success, response: "x" };
	return answerStatement({ id, actor, verb, item: `${unit}/${item}`, unit, at: `${on}T${at}Z`, result });
}
const practice = {
	suppliers: [oefen],
	mappings: [{ supplier: "oefen1", kind: "unit" as const, sourceId: unit, goal: "A1" }],
};

/** Ten answers of everybody of the class; the first `right` of them right. */
const tenEach = (numbers: readonly number[], right: number) =>
	numbers.flatMap((number) =>
		range(0, 9).map((item) => said(number, "answered", `o${item}`, `09:${String(item + 10)}:00`, item < right)),
	);

export const scenarios: readonly RawSchool[] = [
	schoolOf("correction-after-resit", {
		deliveries: [
			sent(all(range(0, 7))),
			sent([itemOf(0, { value: "90", attempt: "2", modified: "14:00" })], "13:30"),
			sent([itemOf(0, { value: "45", modified: "18:00" })]),
		],
	}),
	schoolOf("withdrawn-resit", {
		deliveries: [
			sent(all(range(0, 7))),
			sent([itemOf(0, { value: "90", attempt: "2", modified: "14:00" })], "13:30"),
			sent([itemOf(0, { value: "90", attempt: "2", modified: "19:00", status: "Canceled" })], "13:30"),
		],
	}),
	schoolOf("resit-with-nothing-in-it", {
		deliveries: [
			sent(all(range(0, 7))),
			sent([{ ...itemOf(0, { value: "90", attempt: "2", modified: "14:00" }), scores: [] }], "13:30"),
			sent([itemOf(1, { value: "3600", type: "DurationInSeconds", attempt: "2", modified: "14:00" })], "13:30"),
		],
	}),
	schoolOf("same-moment-by-id", {
		deliveries: [
			sent(all(range(0, 7))),
			sent([itemOf(3, { value: "20", attempt: "0" }), itemOf(4, { value: "20", attempt: "9" })]),
		],
	}),
	schoolOf("two-maxima", {
		deliveries: [
			sent(
				range(0, 6).map((number) =>
					itemOf(number, { value: String(4 + (number % 7)), type: "ScorePoints", maximum: "10" }),
				),
			),
			sent([itemOf(7, { value: "10", type: "ScorePoints", maximum: "50" })]),
		],
	}),
	schoolOf("two-maxima-on-a-goal", {
		mappings: [{ supplier: "toets1", kind: "assessment", sourceId: "t1", goal: "A1" }],
		deliveries: [
			sent(range(0, 6).map((number) => itemOf(number, { value: "7", type: "ScorePoints", maximum: "10" }))),
			sent([itemOf(7, { value: "10", type: "ScorePoints", maximum: "50" })]),
		],
	}),
	schoolOf("growth-across-maxima", {
		deliveries: [
			sent(
				range(0, 7).map((number) => itemOf(number, { value: String(40 + number), type: "ScorePoints", maximum: "50" })),
			),
			sent(
				range(0, 7).map((number) =>
					itemOf(number, { value: String(number), type: "ScorePoints", maximum: "10", attempt: "later" }),
				),
				"08:30",
				test,
				"2026-11-18",
			),
		],
	}),
	schoolOf("both-years-of-a-combination-group", {
		groups: [{ key: "K1", kind: "class", subject: null, combination: true }],
		members: {},
		extra: range(0, 15).map((number) => ({
			...{ group: "K1", pupil: keyOf(number), schoolYear: 5 + (number % 2), from: yearBegin, to: null },
		})),
		deliveries: [sent(all(range(0, 15)))],
	}),
	schoolOf("outside-its-scale", {
		deliveries: [sent(all(range(0, 5))), sent([itemOf(6, { value: "110" })]), sent([itemOf(7, { value: "-5" })])],
	}),
	schoolOf("test-of-the-other-class", {
		groups: [classOf("K1"), classOf("K2")],
		members: { K1: range(0, 7), K2: [...range(8, 15), 0] },
		deliveries: [sent(all(range(0, 7)))],
	}),
	schoolOf("only-another-lesson-group", {
		groups: [classOf("K1"), { key: "L1", kind: "lesson-group", subject: "dutch", combination: false }],
		members: { K1: range(0, 7), L1: [...range(0, 5), 8] },
		deliveries: [sent(all(range(0, 8)))],
	}),
	schoolOf("pair-within-two-seconds", {
		...practice,
		deliveries: [
			statementsDelivery("oefen1", [
				...tenEach(range(1, 7), 6),
				...range(0, 9).map((item) => said(0, "attempted", `o${item}`, `09:${item + 10}:02`, item < 5)),
			]),
			statementsDelivery(
				"oefen1",
				range(0, 9).map((item) => said(0, "evaluated", `o${item}`, `09:${item + 10}:00`, item < 5)),
			),
		],
	}),
	schoolOf("two-verdicts-stay-two", {
		...practice,
		deliveries: [
			statementsDelivery("oefen1", [
				...tenEach(range(1, 7), 6),
				...range(0, 9).flatMap((item) => [
					said(0, "evaluated", `o${item}`, `09:${item + 10}:01`, true),
					said(0, "attempted", `o${item}`, `09:${item + 10}:00`, false),
				]),
			]),
		],
	}),
	schoolOf("first-attempt-without-verdict", {
		...practice,
		deliveries: [
			statementsDelivery("oefen1", [
				...tenEach(range(1, 7), 6),
				...range(0, 11).flatMap((item) => [
					said(0, "answered", `o${item}`, `09:${item + 10}:00`, item < 2 ? null : item < 8),
					said(0, "answered", `o${item}`, `10:${item + 10}:00`, true),
				]),
			]),
		],
	}),
	schoolOf("earlier-attempt-comes-later", {
		...practice,
		deliveries: [
			statementsDelivery("oefen1", [
				...tenEach(range(1, 7), 6),
				...range(0, 11).map((item) => said(0, "answered", `o${item}`, `09:${item + 10}:00`, item < 4)),
			]),
			statementsDelivery(
				"oefen1",
				range(0, 5).map((item) =>
					said(0, "answered", `o${item}`, `09:${item + 10}:00`, item < 1, undefined, "2026-11-04"),
				),
			),
		],
	}),
	schoolOf("later-attempt-comes-earlier-without-verdict", {
		...practice,
		deliveries: [
			statementsDelivery("oefen1", [
				...tenEach(range(1, 7), 6),
				...range(0, 11).map((item) => said(0, "answered", `o${item}`, `09:${item + 10}:00`, item < 4)),
				...range(0, 5).map((item) =>
					said(0, "answered", `o${item}`, `09:${item + 10}:00`, null, undefined, "2026-11-04"),
				),
			]),
		],
	}),
	schoolOf("home-page-as-a-url", {
		...practice,
		deliveries: [
			statementsDelivery("oefen1", [
				...tenEach(range(1, 7), 6),
				...range(0, 9).map((item) =>
					said(0, "answered", `o${item}`, `09:${item + 10}:00`, item < 4, "HTTPS://Leren1.Example/"),
				),
			]),
		],
	}),
];

import type { Random } from "../random";
import type { RawDelivery, RawFamily, RawMapping, RawSupplier, Subject } from "../raw-school";
import { resultsDelivery, type WireItem, type WireResult, type WireScore, type WireTest } from "../wire";
import { makeOutcomes, type TestKind, testKinds } from "./make-outcomes";
import { membersOn, type Roster } from "./make-roster";

/** Days of tests: before, between and after the days on which pupils come and go. */
const testDays = ["2026-09-08", "2026-09-22", "2026-10-06", "2026-10-20", "2026-11-10", "2026-11-18"];

interface Made {
	readonly suppliers: RawSupplier[];
	readonly deliveries: RawDelivery[];
	readonly mappings: RawMapping[];
	readonly families: RawFamily[];
}

/** The tests of one or two makers. */
export function makeTests(random: Random, school: string, roster: Roster): Made {
	const made: Made = { suppliers: [], deliveries: [], mappings: [], families: [] };
	const makers = random.int(1, 2);
	for (let index = 0; index < makers; index += 1) {
		const supplier = `toets${index + 1}`;
		made.suppliers.push({ key: supplier, standard: "edu-v-results", adaptive: "no", homePage: null });
		const tests = random.int(1, 3);
		for (let number = 0; number < tests; number += 1) makeTest(random, { school, supplier, roster, made, number });
	}
	return made;
}

interface About {
	readonly school: string;
	readonly supplier: string;
	readonly roster: Roster;
	readonly made: Made;
	readonly number: number;
}

function makeTest(random: Random, { school, supplier, roster, made, number }: About): void {
	const kind = random.pick(testKinds);
	const subject: Subject = random.chance(0.7) ? "arithmetic" : "dutch";
	const id = `t${number}-${kind}`;
	// Two tests of one name are two tests.
	const name = random.chance(0.1) ? "Toets" : `Toets ${supplier} ${number}`;
	const parts = random.chance(0.5) ? ["a", "b", "c"].slice(0, random.int(1, 3)) : [];
	const test = { id, name, subject, parts };
	const first = random.int(0, testDays.length - 1);
	sit(random, { school, supplier, roster, made }, test, kind, testDays[first]!);
	// Once more, later: the same test, or the next of its family.
	if (random.chance(0.4) && first + 1 < testDays.length) {
		const second = testDays[random.int(first + 1, testDays.length - 1)]!;
		const next = kind === "skill" ? { ...test, id: `${id}-next`, name: `${name} vervolg` } : test;
		sit(random, { school, supplier, roster, made }, next, kind, second);
		if (next !== test)
			made.families.push({
				supplier,
				type: "skill-score",
				assessments: [id, next.id],
				error: random.chance(0.6) ? "3" : null,
			});
	}
	if (random.chance(0.6))
		made.mappings.push({ supplier, kind: "assessment", sourceId: id, goal: subject === "dutch" ? "D1" : "A1" });
	for (const part of parts)
		if (random.chance(0.3))
			made.mappings.push({
				supplier,
				kind: "part",
				sourceId: `${id}#${part}`,
				goal: subject === "dutch" ? "D1" : "A2",
			});
}

type Place = Omit<About, "number">;

/** One sitting of a group (and a few of others), with all that can happen to it. */
function sit(
	random: Random,
	{ school, supplier, roster, made }: Place,
	test: WireTest,
	kind: TestKind,
	day: string,
): void {
	const group = random.pick(roster.groups).key;
	const inside = membersOn(roster, group, day);
	const others = roster.pupils.map(({ key }) => key).filter((key) => !inside.includes(key));
	const guests = random.chance(0.3) ? random.shuffle(others).slice(0, random.int(1, 4)) : [];
	const eckIdOf = new Map(roster.pupils.map(({ key, eckId }) => [key, eckId]));
	let message = 0;
	const send = (at: string, items: readonly WireItem[]) => {
		if (items.length === 0) return;
		message += 1;
		const id = `${school}-${supplier}-${test.id}-${day}-${message}`;
		// Two tests are never taken at one moment: which of them is the latest would be anybody's guess.
		const minutes = at.replace("30", String(30 + Number(test.id[1]) + 10 * (test.id.endsWith("-next") ? 1 : 0)));
		const sentAt = `${day}T2${message % 4}:00:00Z`;
		made.deliveries.push(resultsDelivery(supplier, { id, test, takenAt: `${day}T${minutes}:00Z`, sentAt, items }));
	};
	const item = (pupil: string, attempt: string, modified: string, over: Partial<WireItem> = {}): WireItem => ({
		id: `${supplier}-${test.id}-${day}-${pupil}-${attempt}`,
		eckId: eckIdOf.get(pupil)!,
		status: random.pick(["Final", "final", undefined] as const),
		modified: `${day}T${modified}:00Z`,
		...over,
	});
	const outcomes = (): { scores?: readonly WireScore[]; results?: readonly WireResult[] } =>
		makeOutcomes(random, test, kind);
	const fates = new Map([...inside, ...guests].map((pupil) => [pupil, fateOf(random)]));
	const those = (...wanted: Fate[]) => [...fates].filter(([, fate]) => wanted.includes(fate)).map(([pupil]) => pupil);
	send("08:30", [
		...those("made", "resit", "resit-corrected", "corrected", "withdrawn", "resit-withdrawn", "same-moment").map(
			(pupil) => item(pupil, "1", "12:00", outcomes()),
		),
		...those("absent", "absent-then-made").map((pupil) => item(pupil, "1", "12:00", { missing: true })),
		...those("busy").map((pupil) => item(pupil, "1", "12:00", { status: "InProgress" })),
	]);
	send(
		"13:30",
		those("resit", "resit-corrected", "resit-withdrawn", "absent-then-made").map((pupil) =>
			item(pupil, "2", "14:00", outcomes()),
		),
	);
	// At one moment, modified at one moment: the id decides.
	send(
		"08:30",
		those("same-moment").map((pupil) => item(pupil, "0", "12:00", outcomes())),
	);
	send(
		"08:30",
		those("resit-corrected", "corrected").map((pupil) => item(pupil, "1", "18:00", outcomes())),
	);
	send(
		"08:30",
		those("withdrawn").map((pupil) => item(pupil, "1", "19:00", { status: "Canceled" })),
	);
	send(
		"13:30",
		those("resit-withdrawn").map((pupil) => item(pupil, "2", "19:00", { status: "Canceled" })),
	);
	send(
		"08:30",
		those("outside").map((pupil) => item(pupil, "1", "12:00", makeOutcomes(random, test, kind, true))),
	);
}

type Fate =
	| "made"
	| "resit"
	| "resit-corrected"
	| "corrected"
	| "withdrawn"
	| "resit-withdrawn"
	| "same-moment"
	| "absent"
	| "absent-then-made"
	| "busy"
	| "nothing"
	| "outside";

function fateOf(random: Random): Fate {
	if (random.chance(0.7)) return "made";
	return random.pick([
		...(["resit", "resit-corrected", "corrected", "withdrawn", "resit-withdrawn", "same-moment"] as const),
		...(["absent", "absent-then-made", "busy", "nothing", "outside"] as const),
	]);
}

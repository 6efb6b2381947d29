import { type DemoSubject, goalsOfBlock, levels, listGoals } from "./catalogue";
import { createRandom } from "./random";
import type { DemoPupil, DemoSchool } from "./school";
import { listSchoolDays, schoolYearOf } from "./school-calendar";
import { isLearningOn, levelOn, subjectWords, type World } from "./world";

export type TestSource = "method" | "national" | "late";

export interface TestPart {
	readonly id: string;
	readonly name: string;
	/** Codes of the kerndoelen that its tasks are about. */
	readonly codes: readonly string[];
	/** The kerndoel that the school maps it to. */
	readonly mappedCode: string;
	readonly items: number;
}
export interface TestDefinition {
	readonly id: string;
	readonly source: TestSource;
	readonly name: string;
	readonly subject: DemoSubject;
	readonly subjectWord: string;
	readonly level: number;
	readonly studyLevel: string;
	/** Position in the school year, 0-1: a later moment lies higher on the scale. */
	readonly moment: number;
	readonly parts: readonly TestPart[];
}
export interface TestSitting {
	readonly key: string;
	readonly definition: TestDefinition;
	readonly day: string;
	readonly classKey: string;
	readonly pupils: readonly DemoPupil[];
}

/** When tests are taken, as the number of the school day in its year. */
const calendars: Readonly<Record<TestSource, Readonly<Record<"po" | "vo", readonly number[]>>>> = {
	method: { po: [36, 76, 116, 156], vo: [30, 90, 150] },
	national: { po: [32, 98, 178], vo: [26, 160] },
	late: { po: [22, 66, 110, 160], vo: [40, 100, 150] },
};

/** All tests that a school takes from a day until and with another. */
export function listSittings(world: World, school: DemoSchool, from: string, until: string): TestSitting[] {
	return listSchoolDays(from, until).flatMap((day) => sittingsOn(world, school, day));
}

export function sittingsOn(world: World, school: DemoSchool, day: string): TestSitting[] {
	const index = schoolYearOf(day).indexOf.get(day);
	if (index === undefined) return [];
	return (["method", "national", "late"] as const).flatMap((source) =>
		school.groups
			.filter((group) => group.kind === "class")
			.flatMap((group) => {
				const shift = createRandom(world.seed, "test day", group.key, source).int(4);
				const nth = calendars[source][school.sector].indexOf(index - shift);
				return nth < 0 ? [] : sittingsOfClass(world, school, group.key, source, nth, day);
			}),
	);
}

/** A combination group takes the tests of each of its years. */
function sittingsOfClass(
	world: World,
	school: DemoSchool,
	classKey: string,
	source: TestSource,
	nth: number,
	day: string,
): TestSitting[] {
	const present = school.pupils.filter(
		(pupil) => pupil.classKey === classKey && isLearningOn(world, school, pupil, day),
	);
	const levels = [...new Set(present.map((pupil) => levelOn(world, pupil, day)))].sort();
	return levels.flatMap((level) =>
		defineTests(school, source, level, nth).map((definition) => ({
			key: `${classKey}/${definition.id}/${day}`,
			definition,
			day,
			classKey,
			pupils: present.filter((pupil) => levelOn(world, pupil, day) === level),
		})),
	);
}

/** Every test of a source that a school may take in any year. */
export function listTests(school: DemoSchool, source: TestSource): TestDefinition[] {
	return levels[school.sector].flatMap((level) =>
		calendars[source][school.sector].flatMap((_, nth) => defineTests(school, source, level, nth)),
	);
}

function defineTests(school: DemoSchool, source: TestSource, level: number, nth: number): TestDefinition[] {
	if (source === "national") return nationalTests(school, level, nth);
	return source === "method" ? [methodTest(school, level, nth)] : [spellingTest(school, level, nth)];
}

/** What the two parts of a national test are mainly about. */
const mainCodes = {
	po: { arithmetic: ["10A", "11A"], dutch: ["2A", "6B"] },
	vo: { arithmetic: ["10A", "12A"], dutch: ["2A", "6B"] },
} as const;

function nationalTests(school: DemoSchool, level: number, nth: number): TestDefinition[] {
	const moment = school.sector === "po" ? (["B", "M", "E"][nth] ?? "E") : (["B", "E"][nth] ?? "E");
	const position = { B: 0.15, M: 0.5, E: 0.9 }[moment] ?? 0.9;
	return (["arithmetic", "dutch"] as const).map((subject) => {
		const word = subject === "arithmetic" ? "Rekenen" : "Lezen";
		const goals = listGoals(school.sector, subject, level);
		const half = Math.ceil(goals.length / 2);
		const names =
			subject === "arithmetic" ? ["Getallen en verhoudingen", "Meten en verbanden"] : ["Begrijpen", "Taalverzorging"];
		const shares = [goals.slice(0, half), goals.slice(half)];
		return {
			...baseOf(school, "national", subject, level),
			id: `pw-${school.sector}-${subject}-${moment}${level}`,
			name: `Peiling ${word} ${moment}${level}`,
			studyLevel: `${moment}${level}`,
			moment: position,
			parts: shares
				.map((share, index) => ({
					id: `d${index + 1}`,
					name: names[index] ?? "",
					codes: share.map((goal) => goal.code),
					mappedCode: mainCodes[school.sector][subject][index] ?? "",
					items: 24,
				}))
				.filter((part) => part.codes.length > 0),
		};
	});
}

/** The test after two blocks, with a part per goal that was taught. */
function methodTest(school: DemoSchool, level: number, nth: number): TestDefinition {
	const block = Math.floor((calendars.method[school.sector][nth] ?? 0) / 20);
	const taught = goalsOfBlock(school.sector, "arithmetic", level, block).slice(0, 2);
	return {
		...baseOf(school, "method", "arithmetic", level),
		id: `tg-${school.sector}-${level}-${nth + 1}`,
		name:
			school.sector === "po" ? `Telgang groep ${level} toets ${nth + 1}` : `Telgang leerjaar ${level} toets ${nth + 1}`,
		studyLevel: `${level}`,
		moment: 0.5,
		parts: taught.map((goal) => ({
			id: goal.code.toLowerCase(),
			name: goal.title,
			codes: [goal.code],
			mappedCode: goal.code,
			items: 10,
		})),
	};
}

function spellingTest(school: DemoSchool, level: number, nth: number): TestDefinition {
	return {
		...baseOf(school, "late", "dutch", level),
		id: `dt-${school.sector}-spelling-${level}-${nth + 1}`,
		name: `Spelling ${level}.${nth + 1}`,
		studyLevel: `${level}`,
		moment: 0.5,
		parts: [{ id: "dictee", name: "Dictee", codes: ["6B"], mappedCode: "6B", items: 30 }],
	};
}

function baseOf(school: DemoSchool, source: TestSource, subject: DemoSubject, level: number) {
	return { source, subject, level, subjectWord: subjectWords[school.sector][subject] };
}

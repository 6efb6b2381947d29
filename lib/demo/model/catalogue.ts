/** What is taught, in teaching order, with the Dutch kerndoel (number and letter) that each part maps to. */
export type DemoSubject = "arithmetic" | "dutch";
export type DemoSector = "po" | "vo";

export interface DemoGoal {
	/** Number and letter of the kerndoel in its sector. */
	readonly code: string;
	readonly title: string;
	/** Taught from this school year on (3-8 in po, 1-3 in vo). */
	readonly fromLevel: number;
}

const goal = (code: string, title: string, fromLevel: number): DemoGoal => ({ code, title, fromLevel });

const goals: Readonly<Record<DemoSector, Readonly<Record<DemoSubject, readonly DemoGoal[]>>>> = {
	po: {
		arithmetic: [
			goal("10A", "Getallen", 3),
			goal("11A", "Meten", 3),
			goal("14A", "Vormen en plaats", 3),
			goal("10B", "Breuken", 5),
			goal("15A", "Problemen oplossen", 3),
			goal("10C", "Verhoudingen", 6),
			goal("13A", "Patronen en verbanden", 4),
			goal("12A", "Tabellen en grafieken", 4),
		],
		dutch: [
			goal("2A", "Teksten begrijpen", 3),
			goal("6B", "Spelling en leestekens", 3),
			goal("9A", "Verhalen lezen", 3),
			goal("3A", "Schrijven", 4),
			goal("6A", "Vorm en betekenis", 5),
			goal("2B", "Teksten beoordelen", 6),
		],
	},
	vo: {
		arithmetic: [
			goal("10A", "Getallen en grootheden", 1),
			goal("10B", "Vergelijkingen", 1),
			goal("13A", "Ruimte en figuren", 1),
			goal("11A", "Data", 1),
			goal("12A", "Verbanden", 1),
			goal("11B", "Kansen", 2),
			goal("14A", "Problemen oplossen", 1),
		],
		dutch: [
			goal("2A", "Teksten begrijpen", 1),
			goal("6B", "Spelling en formulering", 1),
			goal("3A", "Schrijven", 1),
			goal("9A", "Verhalende teksten", 1),
			goal("2B", "Teksten beoordelen", 2),
			goal("6A", "Vorm en betekenis", 1),
		],
	},
};

/** The adaptive publisher keeps to arithmetic, and of that to numbers; the method covers all. */
export const adaptiveCodes: Readonly<Record<DemoSector, ReadonlySet<string>>> = {
	po: new Set(["10A", "10B", "10C"]),
	vo: new Set(["10A", "10B", "11B"]),
};

/** Practice that fits no kerndoel: it stays unmapped, counted and visible. */
export const extraUnit = { code: "extra", title: "Breinkrakers" } as const;

/** School days in a block of teaching: four weeks. */
export const blockDays = 20;

export function listGoals(sector: DemoSector, subject: DemoSubject, level: number): readonly DemoGoal[] {
	return goals[sector][subject].filter((candidate) => candidate.fromLevel <= level);
}

/** The goals of a block (from 0): two new ones and one that comes back, so that each is taught in several blocks. */
export function goalsOfBlock(sector: DemoSector, subject: DemoSubject, level: number, block: number): DemoGoal[] {
	const all = listGoals(sector, subject, level);
	const chosen = new Set<DemoGoal>();
	for (const offset of [0, 1, 3]) {
		const taught = all[(block + offset) % all.length];
		if (taught) chosen.add(taught);
	}
	return [...chosen];
}

/** Blocks of a school year in which a goal is taught. */
export function blocksOfGoal(sector: DemoSector, subject: DemoSubject, level: number, code: string): number[] {
	const blocks: number[] = [];
	for (let block = 0; block < 10; block += 1) {
		if (goalsOfBlock(sector, subject, level, block).some((taught) => taught.code === code)) blocks.push(block);
	}
	return blocks;
}

export const levels: Readonly<Record<DemoSector, readonly number[]>> = { po: [3, 4, 5, 6, 7, 8], vo: [1, 2, 3] };

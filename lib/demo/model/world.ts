import { addDays } from "../../domain/school-day";
import { buildPrimarySchool } from "./build-primary-school";
import { buildSecondarySchool } from "./build-secondary-school";
import type { DemoSubject } from "./catalogue";
import { drawLearner, type Learner } from "./learner";
import type { DemoPupil, DemoSchool } from "./school";
import { schoolYearOf, startYearOf } from "./school-calendar";

/** Everything that the demo knows about its two schools: the same for the same seed and anchor. */
export interface World {
	readonly seed: string;
	/** The day on which the demo was first run; kept with its data, so that a later run tells the same story. */
	readonly anchor: string;
	/** First day of the history: a year back. */
	readonly historyFrom: string;
	readonly schools: readonly DemoSchool[];
	learnerOf(pupil: DemoPupil): Learner;
}

export function createWorld(seed: string, anchor: string): World {
	const historyFrom = addDays(anchor, -364);
	const context = { seed, anchor, historyFrom, yearBegin: schoolYearOf(anchor).beginDate };
	const learners = new Map<string, Learner>();
	return {
		seed,
		anchor,
		historyFrom,
		schools: atBothSchools(buildPrimarySchool(context), buildSecondarySchool(context)),
		learnerOf: (pupil) => {
			const known = learners.get(pupil.key);
			if (known) return known;
			const made = drawLearner(seed, pupil, anchor);
			learners.set(pupil.key, made);
			return made;
		},
	};
}

/** The teacher of group 7 also teaches Dutch at the secondary school: one person, two rosters, one account. */
export const bothSchools = { primaryKey: "po-t10", secondaryKey: "vo-n3" } as const;

function atBothSchools(primary: DemoSchool, secondary: DemoSchool): DemoSchool[] {
	const person = primary.employees.find((employee) => employee.key === bothSchools.primaryKey);
	if (!person) throw new Error("nobody works at both schools");
	const employees = secondary.employees.map((employee) =>
		employee.key === bothSchools.secondaryKey ? { ...person, key: employee.key } : employee,
	);
	return [primary, { ...secondary, employees }];
}

/** The school year (3-8, 1-3) that the pupil was in on a day; a year of school ago it was one less. */
export function levelOn(world: World, pupil: DemoPupil, day: string): number {
	return pupil.level - (startYearOf(world.anchor) - startYearOf(day));
}

/** Is there work of this pupil on a day: at school already, and in a year that the suppliers have material for. */
export function isLearningOn(world: World, school: DemoSchool, pupil: DemoPupil, day: string): boolean {
	const level = levelOn(world, pupil, day);
	const [lowest, highest] = school.sector === "po" ? [3, 8] : [1, 3];
	return day >= pupil.joinedOn && level >= lowest && level <= highest;
}

export const subjectWords: Readonly<Record<DemoSchool["sector"], Readonly<Record<DemoSubject, string>>>> = {
	po: { arithmetic: "Rekenen en wiskunde", dutch: "Nederlandse taal" },
	vo: { arithmetic: "Wiskunde", dutch: "Nederlands" },
};

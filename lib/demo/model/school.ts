import { createHash } from "node:crypto";
import type { DemoSector, DemoSubject } from "./catalogue";
import { type DemoName, drawName, fullName, plainLetters } from "./names";
import type { Random } from "./random";

export interface DemoPupil {
	/** Key in the school's administration; unique over both schools. */
	readonly key: string;
	readonly sector: DemoSector;
	readonly name: DemoName;
	readonly eckId: string;
	/** Key of the pupil in the administration system (ASI), as suppliers name it. */
	readonly asi: string;
	/** School year at the anchor: 1-8 in po, 1-3 in vo. */
	readonly level: number;
	readonly classKey: string;
	readonly joinedOn: string;
	/** False: suppliers know this pupil, the roster does not (yet). */
	readonly onRoster: boolean;
}
export interface DemoEmployee {
	readonly key: string;
	readonly name: DemoName;
	readonly email: string;
}
export interface DemoGroup {
	readonly key: string;
	readonly name: string;
	readonly kind: "class" | "lesson-group";
	readonly subject: DemoSubject | null;
	readonly combination: boolean;
	readonly pupilKeys: readonly string[];
	readonly teacherKeys: readonly string[];
}
export interface DemoSchool {
	readonly key: string;
	readonly sector: DemoSector;
	readonly name: string;
	readonly onderwijsaanbiederId: string;
	readonly oieCode: string;
	readonly groups: readonly DemoGroup[];
	readonly pupils: readonly DemoPupil[];
	readonly employees: readonly DemoEmployee[];
	/** Who coaches the pupils of which group. */
	readonly coaching: readonly { readonly employeeKey: string; readonly groupKey: string }[];
	/** People of the administration: accounts without an employee in a group. */
	readonly adminKey: string;
}
export interface SchoolContext {
	readonly seed: string;
	readonly anchor: string;
	readonly historyFrom: string;
	readonly yearBegin: string;
}

/** The form of an ECK iD (a URI with 128 hexadecimal digits) over nothing but the seed. */
export function eckIdOf(seed: string, key: string): string {
	return `https://ketenid.nl/201703/${createHash("sha512").update(`${seed}:${key}`).digest("hex")}`;
}

export function drawEmployee(random: Random, taken: Set<string>, key: string, domain: string): DemoEmployee {
	const name = drawName(random, taken);
	return { key, name, email: `${plainLetters(name.givenName)}.${plainLetters(name.familyName)}@${domain}` };
}

export function drawPupil(
	context: SchoolContext,
	random: Random,
	taken: Set<string>,
	place: Pick<DemoPupil, "key" | "sector" | "level" | "classKey" | "onRoster"> & { readonly earliest: string },
): DemoPupil {
	const { earliest, ...rest } = place;
	// One in thirty came later, some weeks into this school year or the last.
	const late = random.chance(1 / 30) && context.yearBegin > earliest;
	return {
		...rest,
		name: drawName(random, taken),
		eckId: eckIdOf(context.seed, place.key),
		asi: `${place.sector === "po" ? "L" : "S"}${String(100_000 + random.int(900_000))}-${place.key.split("-").at(-1)}`,
		joinedOn: late ? context.yearBegin : earliest,
	};
}

export { fullName };

import { drawName } from "../model/names";
import { createRandom } from "../model/random";
import { type DemoSchool, eckIdOf } from "../model/school";
import { inventedOieCode, inventedProviderId, type ReplayKind } from "./plan";

export interface ReplayClass {
	readonly key: string;
	readonly name: string;
	readonly level: number;
	readonly pupils: readonly string[];
}

/** A school around the pupils of a file: invented names, one teacher a class, members since `since`. */
export function replaySchool(
	kind: ReplayKind,
	index: number,
	school: { readonly key: string; readonly name: string; readonly classes: readonly ReplayClass[] },
	since: string,
): DemoSchool {
	const random = createRandom("replay", kind, school.key);
	const pupilNames = new Set<string>();
	const employeeNames = new Set<string>();
	return {
		key: school.key,
		sector: "po",
		name: school.name,
		onderwijsaanbiederId: inventedProviderId(kind, index),
		oieCode: inventedOieCode(kind, index),
		groups: school.classes.map((each) => ({
			key: `${kind}-c${each.key}`,
			name: each.name,
			kind: "class",
			subject: null,
			combination: false,
			pupilKeys: each.pupils.map((pupil) => pupilKey(kind, pupil)),
			teacherKeys: [`${kind}-t${each.key}`],
		})),
		pupils: school.classes.flatMap((each) =>
			each.pupils.map((pupil) => ({
				key: pupilKey(kind, pupil),
				sector: "po" as const,
				name: drawName(random, pupilNames),
				eckId: replayEckId(kind, pupil),
				asi: pupilKey(kind, pupil),
				level: each.level,
				classKey: `${kind}-c${each.key}`,
				joinedOn: since,
				onRoster: true,
			})),
		),
		employees: school.classes.map((each) => ({
			key: `${kind}-t${each.key}`,
			name: drawName(random, employeeNames),
			email: `${kind}.${each.key}@replay.example`,
		})),
		coaching: [],
		adminKey: "",
	};
}

function pupilKey(kind: ReplayKind, pupil: string): string {
	return `${kind}-p${pupil}`;
}

export function replayEckId(kind: ReplayKind, pupil: string): string {
	return eckIdOf(`replay-${kind}`, pupil);
}

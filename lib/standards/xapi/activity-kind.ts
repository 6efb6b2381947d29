import type { Activity } from "./statement";

const adl = "http://adlnet.gov/expapi/activities/";
const cmi5 = "https://w3id.org/xapi/cmi5/activitytype/";
const edlm = "https://xapi.edlm/profiles/edlm-lms/concepts/activity-types/";

/**
 * item: a question or interaction. unit: what is worked through, untyped ones too (a cmi5 AU). section: a resource of a course,
 * which tells of progress and marks only. course: its mark is about no goal. attempt: one go at a unit. work: what was handed in.
 * answer: one answer within an attempt. material: film and sound by the video profile. other: files, media, people.
 */
export type ActivityKind =
	| "item"
	| "unit"
	| "section"
	| "course"
	| "attempt"
	| "work"
	| "answer"
	| "material"
	| "other";

const kinds: Readonly<Record<Exclude<ActivityKind, "other">, readonly string[]>> = {
	item: [`${adl}cmi.interaction`, `${adl}question`, `${adl}interaction`],
	unit: [
		...["assessment", "lesson", "module", "objective", "performance", "simulation", "unit"].map((type) => adl + type),
		`${cmi5}block`,
		`${edlm}lesson-session`,
		`${edlm}scorm-content-object`,
	],
	section: ["http://id.tincanapi.com/activitytype/resource"],
	course: [`${adl}course`, `${cmi5}course`],
	attempt: [`${adl}attempt`],
	work: [`${edlm}submission`],
	answer: ["http://activitystrea.ms/schema/1.0/review#slot"],
	material: ["https://w3id.org/xapi/video/activity-type/video", "https://w3id.org/xapi/audio/activity-type/audio"],
};
const kindByType: ReadonlyMap<string, ActivityKind> = new Map(
	Object.entries(kinds).flatMap(([kind, types]) =>
		types.map((type): [string, ActivityKind] => [type, kind as ActivityKind]),
	),
);

export function activityKind({ definition }: Activity): ActivityKind {
	const type = definition?.type;
	const known = type === undefined ? undefined : kindByType.get(type);
	// An interaction is one whatever else it is called; what is known by its type alone stays that.
	if (definition?.interactionType !== undefined) return known === "answer" ? known : "item";
	return known ?? (type === undefined ? "unit" : "other");
}

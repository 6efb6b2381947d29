import type { Activity } from "./statement";

const adl = "http://adlnet.gov/expapi/activities/";
const cmi5 = "https://w3id.org/xapi/cmi5/activitytype/";

const itemTypes: ReadonlySet<string> = new Set([`${adl}cmi.interaction`, `${adl}question`, `${adl}interaction`]);
const unitTypes: ReadonlySet<string> = new Set([
	`${adl}assessment`,
	`${adl}course`,
	`${adl}lesson`,
	`${adl}module`,
	`${adl}objective`,
	`${adl}performance`,
	`${adl}simulation`,
	`${adl}unit`,
	`${cmi5}block`,
	`${cmi5}course`,
]);

/** item: a question or interaction; unit: what is worked through, untyped ones too (a cmi5 AU); other: media, files. */
export function activityKind({ definition }: Activity): "item" | "unit" | "other" {
	const type = definition?.type;
	if (definition?.interactionType !== undefined || (type !== undefined && itemTypes.has(type))) return "item";
	return type === undefined || unitTypes.has(type) ? "unit" : "other";
}

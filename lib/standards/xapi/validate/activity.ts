import { arrayOf, type Check, checkShape, fault, isObject, shape } from "./fault";
import { isExtensions, isIri, isLanguageMap, isText, oneOf } from "./primitives";

const componentShape = shape({ id: isText, description: isLanguageMap });
const isComponent: Check = (value) => {
	const found = checkShape(value, componentShape);
	if (found !== null || !isObject(value)) return found;
	return value.id === undefined ? fault("required", "id") : null;
};
const everyComponent = arrayOf(isComponent);

/** Choices, scale, source, target, steps: ids distinct within the list (2.4.4.1, interaction components). */
const isComponents: Check = (value) => {
	const found = everyComponent(value);
	if (found !== null || !Array.isArray(value)) return found;
	const ids = new Set<unknown>();
	for (const [index, { id }] of value.entries()) {
		if (ids.has(id)) return fault("duplicate-id", index, "id");
		ids.add(id);
	}
	return null;
};

const interactions = {
	choices: isComponents,
	scale: isComponents,
	source: isComponents,
	target: isComponents,
	steps: isComponents,
};
const definitionShape = shape({
	name: isLanguageMap,
	description: isLanguageMap,
	type: isIri,
	moreInfo: isIri,
	interactionType: oneOf(
		"true-false",
		"choice",
		"fill-in",
		"long-fill-in",
		"matching",
		"performance",
		"sequencing",
		"likert",
		"numeric",
		"other",
	),
	correctResponsesPattern: arrayOf(isText),
	...interactions,
	extensions: isExtensions,
});
const needInteractionType = ["correctResponsesPattern", ...Object.keys(interactions)];

const isDefinition: Check = (value) => {
	const found = checkShape(value, definitionShape);
	if (found !== null || !isObject(value) || value.interactionType !== undefined) return found;
	return needInteractionType.some((key) => value[key] !== undefined) ? fault("required", "interactionType") : null;
};

const activityShape = shape({ objectType: oneOf("Activity"), id: isIri, definition: isDefinition });

export const isActivity: Check = (value) => {
	const found = checkShape(value, activityShape);
	if (found !== null || !isObject(value)) return found;
	return value.id === undefined ? fault("required", "id") : null;
};

const list = arrayOf(isActivity);
/** One Activity where an array is meant is accepted (2.4.6.2). */
const activities: Check = (value) => (Array.isArray(value) ? list(value) : isActivity(value));
const contextActivitiesShape = shape({
	parent: activities,
	grouping: activities,
	category: activities,
	other: activities,
});
export const isContextActivities: Check = (value) => checkShape(value, contextActivitiesShape);

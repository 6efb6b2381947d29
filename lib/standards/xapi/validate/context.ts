import { isContextActivities } from "./activity";
import { isActor, isAgent, isGroup } from "./actor";
import { arrayOf, type Check, checkShape, fault, isObject, shape } from "./fault";
import { isExtensions, isIri, isLanguage, isText, isUuid, oneOf } from "./primitives";

const refShape = shape({ objectType: oneOf("StatementRef"), id: isUuid });

/** A pointer to another statement; its objectType is not optional (2.4.4.3). */
export const isStatementRef: Check = (value) => {
	const found = checkShape(value, refShape);
	if (found !== null || !isObject(value)) return found;
	if (value.objectType === undefined) return fault("required", "objectType");
	return value.id === undefined ? fault("required", "id") : null;
};

const common = {
	registration: isUuid,
	instructor: isActor,
	team: isGroup,
	contextActivities: isContextActivities,
	revision: isText,
	platform: isText,
	language: isLanguage,
	statement: isStatementRef,
	extensions: isExtensions,
};

/** Context agents and groups came with 2.0 (9274.1.1, 4.2.3). */
function related(objectType: string, key: string, person: Check): Check {
	const properties = shape({ objectType: oneOf(objectType), [key]: person, relevantTypes: arrayOf(isIri) });
	return arrayOf((value) => {
		const found = checkShape(value, properties);
		if (found !== null || !isObject(value)) return found;
		if (value.objectType === undefined) return fault("required", "objectType");
		if (value[key] === undefined) return fault("required", key);
		const empty = Array.isArray(value.relevantTypes) && value.relevantTypes.length === 0;
		return empty ? fault("empty", "relevantTypes") : null;
	});
}

const shape10 = shape(common);
const shape20 = shape({
	...common,
	contextAgents: related("contextAgent", "agent", isAgent),
	contextGroups: related("contextGroup", "group", isGroup),
});

/** Revision and platform may only stand beside an Activity (2.4.6). */
export function checkContext(value: unknown, objectIsActivity: boolean, isVersion2: boolean) {
	const found = checkShape(value, isVersion2 ? shape20 : shape10);
	if (found !== null || objectIsActivity || !isObject(value)) return found;
	if (value.revision !== undefined) return fault("only-with-activity", "revision");
	return value.platform === undefined ? null : fault("only-with-activity", "platform");
}

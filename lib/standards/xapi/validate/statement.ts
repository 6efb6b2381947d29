import { voidedVerb } from "../verbs";
import { isActivity } from "./activity";
import { isActor, isAuthority } from "./actor";
import { isAttachments } from "./attachments";
import { checkContext, isStatementRef } from "./context";
import { type Check, checkShape, type Fault, fault, isObject, type JsonObject, shape, within } from "./fault";
import { isIri, isLanguageMap, isText, isTimestamp, isUuid } from "./primitives";
import { isResult } from "./result";

const verbShape = shape({ id: isIri, display: isLanguageMap });
const isVerb: Check = (value) => {
	const found = checkShape(value, verbShape);
	if (found !== null || !isObject(value)) return found;
	return value.id === undefined ? fault("required", "id") : null;
};

/** Checked after the shape, since its rules depend on the object and on the version. */
const later: Check = () => null;
const inBoth = {
	actor: isActor,
	verb: isVerb,
	object: later,
	result: isResult,
	context: later,
	timestamp: isTimestamp,
	attachments: isAttachments,
};
const subStatementShape = shape({ ...inBoth, objectType: isText });
const statementShape = shape({ ...inBoth, id: isUuid, stored: isTimestamp, authority: isAuthority, version: isText });

/** A whole statement by part 2 of the standard, 2.2-2.4. Null: valid. */
export function checkStatement(value: unknown, isVersion2: boolean): Fault | null {
	const found = checkShape(value, statementShape);
	if (found !== null || !isObject(value)) return found;
	return (
		checkVersion(value.version, isVersion2) ??
		checkRequired(value) ??
		within("object", checkObject(value.object, isVersion2, true)) ??
		checkContextOf(value, isVersion2) ??
		checkVoiding(value)
	);
}

function checkRequired(value: JsonObject): Fault | null {
	for (const key of ["actor", "verb", "object"]) if (value[key] === undefined) return fault("required", key);
	return null;
}

/** An object without objectType is an Activity (2.4.4). */
function checkObject(value: unknown, isVersion2: boolean, mayNest: boolean): Fault | null {
	if (!isObject(value)) return fault("wrong-type");
	switch (value.objectType) {
		case undefined:
		case "Activity":
			return isActivity(value);
		case "Agent":
		case "Group":
			return isActor(value);
		case "StatementRef":
			return isStatementRef(value);
		case "SubStatement":
			return mayNest ? checkSubStatement(value, isVersion2) : fault("nested-sub-statement", "objectType");
		default:
			return fault("unknown-value", "objectType");
	}
}

/** No id, stored, version, authority, and no SubStatement within (2.4.4.3). */
function checkSubStatement(value: JsonObject, isVersion2: boolean): Fault | null {
	return (
		checkShape(value, subStatementShape) ??
		checkRequired(value) ??
		within("object", checkObject(value.object, isVersion2, false)) ??
		checkContextOf(value, isVersion2)
	);
}

function checkContextOf(value: JsonObject, isVersion2: boolean): Fault | null {
	if (value.context === undefined) return null;
	const { objectType = "Activity" } = value.object as JsonObject;
	return within("context", checkContext(value.context, objectType === "Activity", isVersion2));
}

const version10 = /^1\.0(?:\.\d+)?$/;
const version20 = /^(?:1\.0|2\.0)(?:\.\d+)?$/;
function checkVersion(version: unknown, isVersion2: boolean): Fault | null {
	if (version === undefined) return null;
	return (isVersion2 ? version20 : version10).test(String(version)) ? null : fault("unknown-value", "version");
}

/** Only a StatementRef can be voided (2.3.2). */
function checkVoiding(value: JsonObject): Fault | null {
	if ((value.verb as JsonObject).id !== voidedVerb) return null;
	return (value.object as JsonObject).objectType === "StatementRef" ? null : fault("voids-no-statement", "object");
}

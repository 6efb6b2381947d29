import { arrayOf, type Check, checkShape, fault, isObject, shape } from "./fault";
import { isIri, isLanguageMap, isMediaType } from "./primitives";

const isLength: Check = (value) =>
	typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? null : fault("wrong-type");
const isSha2: Check = (value) => {
	if (typeof value !== "string") return fault("wrong-type");
	return /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value) ? null : fault("not-a-sha2");
};
const attachmentShape = shape({
	usageType: isIri,
	display: isLanguageMap,
	description: isLanguageMap,
	contentType: isMediaType,
	length: isLength,
	sha2: isSha2,
	fileUrl: isIri,
});

/** Whether its data came along, or fileUrl says where it is, is checked with the whole message (attachments.ts beside). */
export const isAttachments: Check = arrayOf((value) => {
	const found = checkShape(value, attachmentShape);
	if (found !== null || !isObject(value)) return found;
	for (const key of ["usageType", "display", "contentType", "length", "sha2"])
		if (value[key] === undefined) return fault("required", key);
	return null;
});

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

/** Raw attachment data is not taken in, so each must say where its data is (2.4.11, and part 3, 1.5.2). */
export const isAttachments: Check = arrayOf((value) => {
	const found = checkShape(value, attachmentShape);
	if (found !== null || !isObject(value)) return found;
	for (const key of ["usageType", "display", "contentType", "length", "sha2", "fileUrl"])
		if (value[key] === undefined) return fault("required", key);
	return null;
});

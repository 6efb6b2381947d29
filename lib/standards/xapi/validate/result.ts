import { type Check, checkShape, fault, isObject, shape } from "./fault";
import { isBoolean, isDurationText, isExtensions, isNumber, isText } from "./primitives";

const scoreShape = shape({ scaled: isNumber, raw: isNumber, min: isNumber, max: isNumber });

/** scaled from -1 to 1, min below max, raw between them (2.4.5.1). */
const isScore: Check = (value) => {
	const found = checkShape(value, scoreShape);
	if (found !== null || !isObject(value)) return found;
	const { scaled, raw, min, max } = value as { scaled?: number; raw?: number; min?: number; max?: number };
	if (scaled !== undefined && (scaled < -1 || scaled > 1)) return fault("out-of-range", "scaled");
	if (min !== undefined && max !== undefined && min >= max) return fault("min-not-below-max", "min");
	if (raw !== undefined && ((min !== undefined && raw < min) || (max !== undefined && raw > max)))
		return fault("out-of-range", "raw");
	return null;
};

const resultShape = shape({
	score: isScore,
	success: isBoolean,
	completion: isBoolean,
	response: isText,
	duration: isDurationText,
	extensions: isExtensions,
});
export const isResult: Check = (value) => checkShape(value, resultShape);

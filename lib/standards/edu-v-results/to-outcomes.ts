import type { RecordReason } from "../../domain/delivery";
import { measureDomains, outsideOf, warningOf } from "../../domain/measure-domains";
import { getMeasure, type MeasureType } from "../../domain/measures";
import type { OutcomeRecord } from "../../domain/records";
import { resultTypeOf, scoreTypeOf } from "./measure-types";
import { readNumber } from "./read-number";
import type { WireItem, WireResult, WireScore } from "./versions";

/** What the outcomes are of, and the ids of its parts. */
interface Assessed {
	readonly id: string;
	readonly parts: ReadonlySet<string>;
}
type Fault = { readonly fault: RecordReason };

/** What an item says, and the first thing in it that is kept all the same but worth telling its sender. */
export interface Outcomes {
	readonly outcomes: OutcomeRecord[];
	readonly warning: RecordReason | null;
}

/**
 * Scores, then results, in the order sent. The first that cannot be understood, or that its type does not know (outside
 * the domain), rejects the item: half an item would show a picture that its sender never gave. Paths are within the item.
 */
export function toOutcomes(item: WireItem, assessment: Assessed): Outcomes | Fault {
	const outcomes: OutcomeRecord[] = [];
	let warning: RecordReason | null = null;
	const entries = [
		...(item.scores ?? []).map((score, index) => {
			const path = `/scores/${index}`;
			return { outcome: () => toScore(score, path, assessment), path: `${path}/scoreValue` };
		}),
		...(item.results ?? []).map((result, index) => {
			const path = `/results/${index}`;
			return { outcome: () => toResult(result, path, assessment), path: `${path}/resultValue` };
		}),
	];
	for (const { outcome: read, path } of entries) {
		const outcome = read();
		if ("fault" in outcome) return outcome;
		const outside = outsideOf(outcome);
		if (outside !== null) return { fault: { code: outside, path } };
		const told = warningOf(outcome);
		if (told !== null) warning ??= { code: told, path };
		outcomes.push(outcome);
	}
	return { outcomes, warning };
}

function toScore(wire: WireScore, path: string, assessment: Assessed): OutcomeRecord | Fault {
	const type = scoreTypeOf[wire.scoreType];
	const part = findPart(wire, path, assessment);
	if (typeof part !== "string") return part;
	const number = readNumber(wire.scoreValue);
	if (number === null) return notANumber(`${path}/scoreValue`);
	const maximum = wire.scoreMaximum === undefined ? null : readNumber(wire.scoreMaximum);
	if (wire.scoreMaximum !== undefined && maximum === null) return notANumber(`${path}/scoreMaximum`);
	const scaleIds = wire.scoreScaleIds ?? [];
	return { kind: "score", type, partSourceId: part, text: wire.scoreValue, number, maximum, scaleIds };
}

function toResult(wire: WireResult, path: string, assessment: Assessed): OutcomeRecord | Fault {
	const type = resultTypeOf[wire.resultType];
	const part = findPart(wire, path, assessment);
	if (typeof part !== "string") return part;
	if (wire.resultValue.trim() === "") return { fault: { code: "empty-value", path: `${path}/resultValue` } };
	const number = isNumeric(type) ? readNumber(wire.resultValue) : null;
	// A type of which nobody lists the values (DLE) is kept as sent, also where it is no number.
	if (isNumeric(type) && number === null && measureDomains[type].kind !== "free")
		return notANumber(`${path}/resultValue`);
	return { kind: "result", type, partSourceId: part, text: wire.resultValue, number, maximum: null, scaleIds: [] };
}

/** Empty: the whole assessment. 1.0.0 names a part in assessmentId and may leave it out; read so in 2.x as well. */
function findPart(wire: WireScore | WireResult, path: string, assessment: Assessed): string | Fault {
	const { assessmentId = assessment.id, assessmentPartId } = wire;
	if (assessmentId !== assessment.id && !(assessmentPartId === undefined && assessment.parts.has(assessmentId)))
		return { fault: { code: "unknown-assessment", path: `${path}/assessmentId` } };
	if (assessmentPartId === undefined) return assessmentId === assessment.id ? "" : assessmentId;
	return assessment.parts.has(assessmentPartId)
		? assessmentPartId
		: { fault: { code: "unknown-part", path: `${path}/assessmentPartId` } };
}

function isNumeric(type: MeasureType): boolean {
	const { scale } = getMeasure(type);
	return scale === "numeric" || scale === "effort";
}

function notANumber(path: string): Fault {
	return { fault: { code: "not-a-number", path } };
}

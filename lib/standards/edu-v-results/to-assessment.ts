import type { AssessmentRecord, ScoreScaleRecord } from "../../domain/records";
import { readNumber } from "./read-number";
import { scaleRange, type WireEnvelope } from "./wire";

export function toAssessment({ assessmentDefinition: wire }: WireEnvelope): AssessmentRecord {
	const subject = wire.subjects?.find(({ subjectName }) => subjectName !== undefined && subjectName.trim() !== "");
	return {
		sourceId: wire.id,
		version: wire.version ?? "",
		name: wire.name,
		subjectName: subject?.subjectName?.trim() ?? null,
		studyLevel: wire.studyLevelId ?? null,
		parts: (wire.parts ?? []).map(({ id, name, index }) => ({ sourceId: id, name, index })),
	};
}

/** ScoreScale: LHS 'a-b' holds both bounds, 'x' is a lower bound with no end. */
export function toScales({ scoreScaleDefinitions = [] }: WireEnvelope): ScoreScaleRecord[] {
	return scoreScaleDefinitions.map(({ id, name, scoreScaleEntries }) => ({
		sourceId: id,
		name,
		entries: scoreScaleEntries.map(({ LHS, RHS }) => ({ ...toBounds(LHS), label: RHS })),
	}));
}

function toBounds(range: string): { lower: string | null; upper: string | null } {
	const [, lower = "", upper = ""] = scaleRange.exec(range) ?? [];
	return { lower: readNumber(lower), upper: readNumber(upper) };
}

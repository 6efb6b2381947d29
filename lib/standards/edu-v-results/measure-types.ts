import type { ResultType, ScoreType } from "../../domain/measures";
import type { WireResult, WireScore } from "./versions";

/** The standard's words for what is measured, to the house's. Complete by type: a new word does not compile. */
export const scoreTypeOf: Readonly<Record<WireScore["scoreType"], ScoreType>> = {
	DurationInSeconds: "duration-seconds",
	NumberCorrect: "number-correct",
	NumberIncorrect: "number-incorrect",
	NumberItems: "number-items",
	PercentageCorrect: "percentage-correct",
	ScorePoints: "score-points",
	SkillScore: "skill-score",
};

export const resultTypeOf: Readonly<Record<WireResult["resultType"], ResultType>> = {
	AE: "a-e",
	AVI: "avi",
	CAE: "corrected-a-e",
	CIV: "corrected-i-v",
	CPercentiel: "corrected-percentile",
	DLE: "dle",
	EducationLevel: "education-level",
	FunctioningLevel: "functioning-level",
	"Grade0-10": "grade-0-10",
	"Grade0.0-10.0": "grade-0-10-decimal",
	IV: "i-v",
	LA: "la",
	LGH: "lgh",
	OVG: "ovg",
	PassOrFail: "pass-or-fail",
	Percentiel: "percentile",
	RnERK: "reference-erk",
	RnTR: "reference-tr",
};

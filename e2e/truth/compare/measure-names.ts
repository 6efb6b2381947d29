/** The product's names of measures, by the words of the wire (the table of lib/standards/edu-v-results, in its README). */
export const wireTypes: Readonly<Record<string, string>> = {
	"duration-seconds": "DurationInSeconds",
	"number-correct": "NumberCorrect",
	"number-incorrect": "NumberIncorrect",
	"number-items": "NumberItems",
	"percentage-correct": "PercentageCorrect",
	"score-points": "ScorePoints",
	"skill-score": "SkillScore",
	"a-e": "AE",
	"corrected-a-e": "CAE",
	"i-v": "IV",
	"corrected-i-v": "CIV",
	"grade-0-10": "Grade0-10",
	"grade-0-10-decimal": "Grade0.0-10.0",
	percentile: "Percentiel",
	"corrected-percentile": "CPercentiel",
	"reference-erk": "RnERK",
};

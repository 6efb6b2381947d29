import { deterministicId } from "../../db/ids";
import { addDays } from "../../domain/school-day";
import type { DemoSchool } from "../model/school";
import { schoolYearOf } from "../model/school-calendar";
import type { TestSitting } from "../model/test-plan";
import { drawScore, gradeOf, letterLevel, romanLevel, type TestScore } from "../model/test-scores";
import type { World } from "../model/world";

/** Edu-V Results 2.x as the demo's suppliers send it; only the fields that they use. */
export interface ResultsMessage {
	readonly id: string;
	readonly assessmentDateTime: string;
	readonly assessmentDefinition: Readonly<Record<string, unknown>> & { readonly id: string };
	readonly school: Readonly<Record<string, unknown>>;
	readonly schoolPeriod: string;
	readonly scoreScaleDefinitions?: readonly Readonly<Record<string, unknown>>[];
	readonly studentScoresAndResults: readonly StudentItem[];
	readonly timestamp: string;
	readonly toolName: string;
}
export interface StudentItem {
	readonly id: string;
	readonly student: Readonly<Record<string, unknown>>;
	readonly dateCreated: string;
	readonly dateLastModified: string;
	readonly status?: "InProgress" | "Final" | "Canceled";
	readonly missing?: boolean;
	readonly additionalInfo?: string;
	readonly reviewUrl?: string;
	readonly scores?: readonly Readonly<Record<string, unknown>>[];
	readonly results?: readonly Readonly<Record<string, unknown>>[];
}

const tools = { method: "Zeldenrijk Toetsplatform", national: "Peilwaard Volgsysteem", late: "Drentelaar" } as const;
const spellingScale = "dt-spelling-woord";

export function resultsMessage(world: World, school: DemoSchool, sitting: TestSitting): ResultsMessage {
	const { definition, day } = sitting;
	const scores = sitting.pupils.map((pupil) => drawScore(world, sitting, pupil));
	const takenAt = scores[0]?.takenAt ?? new Date(`${day}T08:15:00Z`);
	const sentAt = new Date(takenAt.getTime() + 7 * 3_600_000).toISOString();
	return {
		id: deterministicId("message", world.seed, sitting.key),
		assessmentDateTime: takenAt.toISOString(),
		assessmentDefinition: {
			id: definition.id,
			name: definition.name,
			version: definition.source === "national" ? "2" : "1",
			subjects: [{ subjectName: definition.subjectWord }],
			studyLevelId: definition.studyLevel,
			// The spelling test has one part, which is the whole: its maker names none.
			...(definition.source === "late"
				? {}
				: { parts: definition.parts.map(({ id, name }, index) => ({ id, name, index: index + 1 })) }),
		},
		school: schoolReference(school, definition.source),
		schoolPeriod: schoolYearOf(day).name,
		...(definition.source === "late" ? { scoreScaleDefinitions: [wordScale()] } : {}),
		studentScoresAndResults: scores.map((score) => studentItem(world, sitting, score, sentAt)),
		timestamp: sentAt,
		toolName: tools[definition.source],
	};
}

/** Suppliers name the school as they know it: by its master identifier, or by its OIE code. */
function schoolReference(school: DemoSchool, source: TestSitting["definition"]["source"]) {
	return source === "method"
		? { organisationIds: [{ organisationId: school.oieCode, organisationIdType: "OIE_CODE" }] }
		: { organisationMasterIdentifier: school.onderwijsaanbiederId };
}

export function entryId(world: { readonly seed: string }, sitting: TestSitting, pupilKey: string): string {
	return deterministicId("entry", world.seed, sitting.key, pupilKey);
}

function studentItem(world: World, sitting: TestSitting, score: TestScore, sentAt: string): StudentItem {
	const { pupil } = score;
	const student =
		sitting.definition.source === "late"
			? { userIds: [{ userId: pupil.asi, userIdType: "ASI" }] }
			: { userMasterIdentifier: pupil.eckId };
	const base = { id: entryId(world, sitting, pupil.key), student, dateCreated: sentAt, dateLastModified: sentAt };
	if (score.missing) return { ...base, missing: true, status: "Final", additionalInfo: "Afwezig" };
	return { ...base, missing: false, status: "Final", ...valuesOf(sitting, score) };
}

/** What each supplier makes of the same work: grades, levels and skill scores, or points with a comma. */
export function valuesOf(sitting: TestSitting, score: TestScore): Pick<StudentItem, "scores" | "results"> {
	const assessmentId = sitting.definition.id;
	const share = score.correct / score.items;
	if (sitting.definition.source === "method") {
		return {
			scores: [
				{ assessmentId, scoreType: "PercentageCorrect", scoreValue: `${Math.round(100 * share)}`, scoreMaximum: "100" },
				...score.parts.map(({ part, correct }) => ({
					assessmentId,
					assessmentPartId: part.id,
					scoreType: "PercentageCorrect",
					scoreValue: `${Math.round((100 * correct) / part.items)}`,
					scoreMaximum: "100",
				})),
			],
			results: [{ assessmentId, resultType: "Grade0.0-10.0", resultValue: gradeOf(share).toFixed(1) }],
		};
	}
	if (sitting.definition.source === "national") {
		return {
			scores: [
				{ assessmentId, scoreType: "SkillScore", scoreValue: `${score.skillScore}` },
				...score.parts.map(({ part, skillScore }) => ({
					assessmentId,
					assessmentPartId: part.id,
					scoreType: "SkillScore",
					scoreValue: `${skillScore}`,
				})),
			],
			results: [
				{ assessmentId, resultType: "AE", resultValue: letterLevel(score.nationalPercentile) },
				{ assessmentId, resultType: "IV", resultValue: romanLevel(score.nationalPercentile) },
			],
		};
	}
	return {
		scores: [
			{
				assessmentId,
				scoreType: "ScorePoints",
				scoreValue: `${score.correct}`,
				scoreMaximum: `${score.items}`,
				scoreScaleIds: [spellingScale],
			},
		],
		results: [{ assessmentId, resultType: "Grade0.0-10.0", resultValue: gradeOf(share).toFixed(1).replace(".", ",") }],
	};
}

function wordScale() {
	return {
		id: spellingScale,
		name: "Spelling in woorden",
		scoreScaleEntries: [
			{ LHS: "0-14", RHS: "Herhalen" },
			{ LHS: "15-23", RHS: "Op niveau" },
			{ LHS: "24", RHS: "Verdieping" },
		],
	};
}

/** The message was put together so many days after the test. */
export function sentLater(message: ResultsMessage, days: number): ResultsMessage {
	return { ...message, timestamp: `${addDays(message.timestamp.slice(0, 10), days)}${message.timestamp.slice(10)}` };
}

import { deterministicId } from "../../db/ids";
import { instantAt } from "../model/amsterdam-time";
import type { DemoSchool } from "../model/school";
import { schoolYearOf } from "../model/school-calendar";
import type { ResultsMessage } from "../suppliers/results-message";
import type { ReplayKind } from "./plan";
import { replayEckId } from "./replay-school";

export interface ReplayTest {
	readonly id: string;
	readonly name: string;
	readonly subject: string;
	readonly scoreType: "NumberCorrect" | "ScorePoints" | "SkillScore";
	readonly day: string;
}
export interface ReplayValue {
	readonly pupil: string;
	/** As the file has it. */
	readonly value: string;
}

/** One class on one test, as a supplier sends it. The same rows always make the same message. */
export function replayMessage(
	kind: ReplayKind,
	school: DemoSchool,
	classKey: string,
	test: ReplayTest,
	values: readonly ReplayValue[],
): ResultsMessage {
	const takenAt = instantAt(test.day, 9 * 3600).toISOString();
	const sentAt = instantAt(test.day, 16 * 3600).toISOString();
	return {
		id: deterministicId("replay", kind, "message", classKey, test.id),
		assessmentDateTime: takenAt,
		assessmentDefinition: { id: test.id, name: test.name, subjects: [{ subjectName: test.subject }] },
		school: { organisationMasterIdentifier: school.onderwijsaanbiederId },
		schoolPeriod: schoolYearOf(test.day).name,
		studentScoresAndResults: values.map(({ pupil, value }) => ({
			id: deterministicId("replay", kind, "entry", pupil, test.id),
			student: { userMasterIdentifier: replayEckId(kind, pupil) },
			dateCreated: sentAt,
			dateLastModified: sentAt,
			status: "Final",
			missing: false,
			scores: [{ assessmentId: test.id, scoreType: test.scoreType, scoreValue: value }],
		})),
		timestamp: sentAt,
		toolName: `Replay ${kind}`,
	};
}

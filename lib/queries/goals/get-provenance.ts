import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { TimelinePanel } from "../../standing/timeline-panel";
import { type Counted, evidenceOf, mappingsNamed, type Provenance, ruleOf } from "../provenance/provenance";
import { selectMappings } from "../provenance/select-mappings";
import { selectPracticeMessages, selectSittingMessages, selectUnitMessages } from "../provenance/select-messages";
import { selectTestMarks, sumMarks } from "../provenance/select-test-marks";
import { findStandingSettings } from "../settings/find-standing-settings";
import { columnKey, testOf } from "./column-key";
import { openPupilGoal, type PupilGoalInput } from "./open-pupil-goal";
import { readTimeline } from "./read-timeline";

/**
 * Where every figure of one pupil on one goal comes from: supplier, standard, message, received when, counted how, and
 * who of the group counted. One answer for all panels, by their keys. Logged as a look.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export function getProvenance(scope: Scope, input: PupilGoalInput): Promise<Provenance[]> {
	return inSchool(scope, async (tx) => {
		const open = await openPupilGoal(tx, scope, input);
		const { panels, sources } = await readTimeline(tx, scope, open);
		const { from, to } = open.period;
		const wanted = { goalId: input.goalId, pupilIds: [input.pupilId], from, to };
		const settings = await findStandingSettings(tx, scope);
		const oldest = addDays(to, -settings.evidenceAgeDaysMax);
		const mappings = await selectMappings(tx, scope, input.goalId);
		const tests = await selectSittingMessages(tx, scope, wanted);
		const marks = await selectTestMarks(tx, scope, [input.pupilId]);
		const marksOf = (assessmentId: string) =>
			sumMarks(
				marks.filter((mark) => mark.assessmentId === assessmentId),
				input.pupilId,
			);
		const messages = [
			...(await selectPracticeMessages(tx, scope, { ...wanted, from: from > oldest ? from : oldest })),
			...(await selectUnitMessages(tx, scope, wanted)),
			...tests,
		];
		const sourceOf = (connectionId: ConnectionId) => {
			const source = sources.find((one) => one.connectionId === connectionId);
			const own = mappings.filter((mapping) => mapping.connectionId === connectionId);
			return {
				supplier: source?.supplier ?? "",
				standard: source?.standard ?? "",
				of: "pupil" as const,
				evidence: evidenceOf(settings),
				mappings: own.slice(0, mappingsNamed),
				mappingCount: own.length,
				mappingVersion: own[0]?.mappingVersion ?? 0,
			};
		};
		const ofPanels = panels.map(({ connectionId, kind, key, now, type }): Provenance => {
			const message = messages.find((row) => row.connectionId === connectionId && row.series === now.series);
			return {
				...sourceOf(connectionId),
				key,
				rule: ruleOf[kind],
				counted: countedOf(now),
				group: { type, spread: now.spread, counts: now.counts },
				message: now.day === null ? null : (message ?? null),
				...(kind === "test" ? { marks: marksOf(testOf(now.series).assessmentId) } : {}),
			};
		});
		// A panel shows one test of several on its scale; whoever sets a test beside practice asks for that one.
		const ofTests = tests.map((message): Provenance => {
			const of = testOf(message.series);
			const key = columnKey(message.connectionId, { kind: "test", ...of });
			const figure = { key, rule: "as-sent" as const, counted: null, group: null, message };
			return { ...sourceOf(message.connectionId), ...figure, marks: marksOf(of.assessmentId) };
		});
		return [...ofPanels, ...ofTests];
	});
}

function countedOf({ right, days, value }: TimelinePanel["now"]): Counted | null {
	return right && { ...right, days, interval: value?.interval ?? null };
}

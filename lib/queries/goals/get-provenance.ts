import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import type { TimelinePanel } from "../../standing/goal-timeline";
import { defaultSettings } from "../../standing/settings";
import { openPupilGoal, type PupilGoalInput } from "./open-pupil-goal";
import { readTimeline } from "./read-timeline";
import { type MappingRow, selectMappings } from "./select-mappings";
import { type MessageRow, selectPracticeMessages, selectSittingMessages, selectUnitMessages } from "./select-messages";

/** Where the figure of one panel comes from. */
export interface Provenance {
	/** Of the panel. */
	readonly key: string;
	readonly supplier: string;
	readonly standard: string;
	/** The rule that made it: share right of first attempts, the supplier's own level, or the outcome as it was sent. */
	readonly rule: "share-right" | "own-level" | "as-sent";
	/** The figure itself, and who of the group counted: counts only. */
	readonly now: TimelinePanel["now"];
	/** The last message that it rests on; null: the pupil has nothing. */
	readonly message: MessageRow | null;
	/** What of the supplier is mapped to this goal, at most 12 of them. */
	readonly mappings: readonly MappingRow[];
	readonly mappingCount: number;
}

/**
 * Where every figure of one pupil on one goal comes from: supplier, standard, message, received when, counted how, and
 * who of the group counted. One answer for all panels. Logged as a look.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export function getProvenance(scope: Scope, input: PupilGoalInput): Promise<Provenance[]> {
	return inSchool(scope, async (tx) => {
		const open = await openPupilGoal(tx, scope, input);
		const { panels, sources } = await readTimeline(tx, scope, open);
		const { from, to } = open.period;
		const wanted = { goalId: input.goalId, pupilId: input.pupilId, from, to };
		const oldest = addDays(to, -defaultSettings.evidenceAgeDaysMax);
		const mappings = await selectMappings(tx, scope, input.goalId);
		const messages = [
			...(await selectPracticeMessages(tx, scope, { ...wanted, from: from > oldest ? from : oldest })),
			...(await selectUnitMessages(tx, scope, wanted)),
			...(await selectSittingMessages(tx, scope, wanted)),
		];
		return panels.map((panel) => {
			const { connectionId, kind, key, now } = panel;
			const source = sources.find((one) => one.connectionId === connectionId);
			const own = mappings.filter((mapping) => mapping.connectionId === connectionId);
			const message = messages.find((row) => row.connectionId === connectionId && row.series === now.series);
			return {
				key,
				supplier: source?.supplier ?? "",
				standard: source?.standard ?? "",
				rule: ruleOf[kind],
				now,
				message: now.day === null ? null : (message ?? null),
				mappings: own.slice(0, 12),
				mappingCount: own.length,
			};
		});
	});
}

const ruleOf = { practice: "share-right", level: "own-level", test: "as-sent" } as const;

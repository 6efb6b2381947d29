import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool } from "../../db/in-school";
import type { GoalId, GroupId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { selectMembers } from "../groups/select-members";
import { selectSources } from "../groups/select-sources";
import { type PeriodChoice, resolvePeriod } from "../periods/resolve-period";
import { evidenceOf, mappingsNamed, type Provenance, ruleOf } from "../provenance/provenance";
import { selectMappings } from "../provenance/select-mappings";
import {
	type MessageRow,
	selectPracticeMessages,
	selectSittingMessages,
	selectUnitMessages,
} from "../provenance/select-messages";
import { selectTestMarks, sumMarks } from "../provenance/select-test-marks";
import { findStandingSettings } from "../settings/find-standing-settings";
import { columnKey, testOf } from "./column-key";
import { selectGoalSubject } from "./select-goal-subject";

export interface GoalProvenanceInput {
	readonly groupId: GroupId;
	readonly goalId: GoalId;
	readonly period: PeriodChoice;
}

/**
 * Where the figures of a group on one goal come from, per source and measure (`columnKey`): the last message that any
 * member's figure rests on, and how many there were. Logged as a look at the group.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export function listGoalProvenance(scope: Scope, input: GoalProvenanceInput): Promise<Provenance[]> {
	return inSchool(scope, async (tx) => {
		const { groupId, goalId } = input;
		const access = await findGroupAccess(tx, scope, groupId);
		const subject = access && (await selectGoalSubject(tx, goalId));
		if (access === null || subject === null || (access.subjects !== "all" && !access.subjects.includes(subject)))
			throw new AppError("not-found");
		await logView(tx, scope, "goal", { groupId, onDate: scope.today });
		const members = await selectMembers(tx, scope, groupId, scope.today);
		const pupilIds = members.map((member) => member.pupilId);
		const { from, to } = await resolvePeriod(tx, scope, input.period, pupilIds);
		const settings = await findStandingSettings(tx, scope);
		const oldest = addDays(to, -settings.evidenceAgeDaysMax);
		const wanted = { goalId, pupilIds, from, to };
		const messages = {
			practice: await selectPracticeMessages(tx, scope, { ...wanted, from: from > oldest ? from : oldest }),
			level: latestOfEach(await selectUnitMessages(tx, scope, wanted)),
			test: await selectSittingMessages(tx, scope, wanted),
		};
		const marks = await selectTestMarks(tx, scope, pupilIds);
		const sources = await selectSources(tx, scope);
		const mappings = await selectMappings(tx, scope, goalId);
		return (["practice", "level", "test"] as const).flatMap((kind) =>
			messages[kind].map((message) => {
				const source = sources.find((one) => one.connectionId === message.connectionId);
				const own = mappings.filter((mapping) => mapping.connectionId === message.connectionId);
				const { assessmentId } = testOf(message.series);
				const marked = marks.filter((mark) => mark.assessmentId === assessmentId);
				return {
					key: columnKey(message.connectionId, { kind, ...testOf(message.series) }),
					supplier: source?.supplier ?? "",
					standard: source?.standard ?? "",
					of: "group" as const,
					rule: ruleOf[kind],
					evidence: evidenceOf(settings),
					counted: null,
					group: null,
					message: kind === "practice" ? message : { ...message, messageCount: null },
					mappings: own.slice(0, mappingsNamed),
					mappingCount: own.length,
					mappingVersion: own[0]?.mappingVersion ?? 0,
					...(kind === "test" ? { marks: sumMarks(marked, null) } : {}),
				};
			}),
		);
	});
}

/** Levels of several units of a source fill one column: the latest message is named. */
function latestOfEach(rows: readonly MessageRow[]): MessageRow[] {
	const latest = new Map<string, MessageRow>();
	for (const row of rows) {
		const known = latest.get(row.connectionId);
		if (!known || known.at < row.at) latest.set(row.connectionId, row);
	}
	return [...latest.values()];
}

import type { Scope } from "../../authz/scope";
import { getOwnSignal } from "../../commands/signals/get-own-signal";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GoalId, GroupId, PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { AppError } from "../../errors";
import type { SignalCode, SignalFactsByCode } from "../../standing/signals/signal";
import { testOf } from "../goals/column-key";
import { selectSources } from "../groups/select-sources";
import { resolvePeriod } from "../periods/resolve-period";
import { type Counted, evidenceOf, mappingsNamed, type Provenance, ruleOf } from "../provenance/provenance";
import { type MappingRow, selectMappings } from "../provenance/select-mappings";
import {
	type MessageRow,
	selectPracticeMessages,
	selectSittingMessages,
	selectUnitMessages,
} from "../provenance/select-messages";
import { selectSubjectMessages } from "../provenance/select-subject-messages";
import { selectTestMarks, sumMarks } from "../provenance/select-test-marks";
import { findStandingSettings } from "../settings/find-standing-settings";

export interface SignalProvenance {
	/** When it became true, and when that was looked at last. */
	readonly raisedAt: Date;
	readonly evaluatedAt: Date;
	/** One a source and kind that it rests on; empty: nothing of them is kept any more. */
	readonly sources: readonly Provenance[];
}

interface Row {
	readonly code: SignalCode;
	readonly facts: SignalFactsByCode[SignalCode];
	readonly groupId: GroupId;
	readonly pupilId: PersonId | null;
	readonly pupilIds: readonly PersonId[];
	readonly subject: SubjectKey;
	readonly goalId: GoalId | null;
	readonly connectionIds: readonly ConnectionId[];
	readonly raisedAt: Date;
	readonly evaluatedAt: Date;
}

/**
 * What a signal rests on: per source of it the last message of this school year on its goal, else on its subject. Logged
 * as a look at the pupil, or at the group that it is about.
 * @throws AppError not-found, for a signal that is not theirs, has ended or is not there
 */
export function listSignalProvenance(scope: Scope, signalId: string): Promise<SignalProvenance> {
	return inSchool(scope, async (tx) => {
		await getOwnSignal(tx, scope, signalId);
		const [row] = await selectRow(tx, scope, signalId);
		if (!row) throw new AppError("not-found");
		const pupilIds = row.pupilId === null ? row.pupilIds : [row.pupilId];
		const { groupId, raisedAt, evaluatedAt } = row;
		if (row.pupilId === null) await logView(tx, scope, "goal", { groupId, onDate: scope.today });
		else await logView(tx, scope, "pupil", { pupilId: row.pupilId });
		const { from, to } = await resolvePeriod(tx, scope, { key: "year" }, pupilIds);
		const settings = await findStandingSettings(tx, scope);
		const sources = await selectSources(tx, scope);
		const mappings = row.goalId === null ? [] : await selectMappings(tx, scope, row.goalId);
		const messages = await selectMessages(tx, scope, row, { pupilIds, from, to });
		const marks = await selectTestMarks(tx, scope, pupilIds);
		return {
			raisedAt,
			evaluatedAt,
			sources: messages.map(({ kind, mappingVersion, ...message }): Provenance => {
				const source = sources.find((one) => one.connectionId === message.connectionId);
				const own = mappings.filter((mapping) => mapping.connectionId === message.connectionId);
				const { assessmentId } = testOf(message.series);
				const marked = marks.filter((mark) => mark.assessmentId === assessmentId);
				return {
					key: `${message.connectionId} ${kind}`,
					supplier: source?.supplier ?? "",
					standard: source?.standard ?? "",
					of: row.pupilId === null ? "group" : "pupil",
					rule: ruleOf[kind],
					evidence: evidenceOf(settings),
					counted: kind === "practice" ? countedOf(row) : null,
					group: null,
					message,
					...mappedOf(own, mappingVersion),
					...(kind === "test" ? { marks: sumMarks(marked, row.pupilId) } : {}),
				};
			}),
		};
	});
}

type Kind = keyof typeof ruleOf;
type Message = MessageRow & { readonly kind: Kind; readonly mappingVersion: number | null };

/** The latest message of each source and kind that the rule of the signal looks at. */
async function selectMessages(
	tx: SchoolTransaction,
	scope: Scope,
	{ code, goalId, subject, connectionIds }: Row,
	days: { readonly pupilIds: readonly PersonId[]; readonly from: string; readonly to: string },
): Promise<Message[]> {
	const found: Message[] = [];
	const add = (kind: Kind, rows: readonly (MessageRow & { mappingVersion?: number })[]) => {
		for (const row of rows) if (connectionIds.includes(row.connectionId)) found.push(asMessage(kind, row));
	};
	if (goalId === null) {
		const rows = await selectSubjectMessages(tx, scope, days);
		add(
			"practice",
			rows.filter((row) => row.subjectKey === subject).map(({ pupilId: _, subjectKey: __, ...row }) => row),
		);
	} else {
		const wanted = { ...days, goalId };
		if (code !== "follow-up") add("practice", await selectPracticeMessages(tx, scope, wanted));
		if (code === "follow-up") add("level", await selectUnitMessages(tx, scope, wanted, true));
		if (code === "practice-and-test-contradict") add("test", await selectSittingMessages(tx, scope, wanted));
	}
	const latest = new Map<string, Message>();
	for (const one of found) {
		const key = `${one.connectionId} ${one.kind}`;
		const known = latest.get(key);
		if (!known || known.at < one.at) latest.set(key, one);
	}
	return [...latest.values()];
}

const asMessage = (kind: Kind, { mappingVersion, ...row }: MessageRow & { mappingVersion?: number }): Message => ({
	...row,
	kind,
	mappingVersion: mappingVersion ?? null,
});

const mappedOf = (own: readonly MappingRow[], version: number | null) => ({
	mappings: own.slice(0, mappingsNamed),
	mappingCount: own.length,
	mappingVersion: own[0]?.mappingVersion ?? version ?? 0,
});

/** The tasks that the rule counted, where it counted tasks. */
function countedOf({ code, facts }: Row): Counted | null {
	const share =
		code === "sudden-change"
			? (facts as SignalFactsByCode["sudden-change"]).now
			: code === "practice-and-test-contradict"
				? (facts as SignalFactsByCode["practice-and-test-contradict"]).practice
				: "correct" in facts
					? facts
					: null;
	return (
		share && { correct: share.correct, taken: share.taken, days: null, interval: { low: share.low, high: share.high } }
	);
}

function selectRow(tx: SchoolTransaction, scope: Scope, signalId: string): Promise<Row[]> {
	return tx.$queryRaw<Row[]>`
		SELECT code, facts, group_id AS "groupId", pupil_id AS "pupilId", pupil_ids AS "pupilIds", subject_key AS subject,
			goal_id AS "goalId", connection_ids AS "connectionIds", raised_at AS "raisedAt", evaluated_at AS "evaluatedAt"
		FROM signal WHERE school_id = ${scope.schoolId}::uuid AND id = ${signalId}::uuid`;
}
